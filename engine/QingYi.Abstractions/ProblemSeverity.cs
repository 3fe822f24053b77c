namespace QingYi;

/// <summary>How bad a problem of a scheme is.</summary>
public enum ProblemSeverity
{
    /// <summary>It runs, but perhaps not as meant.</summary>
    Warning,

    /// <summary>It does not run.</summary>
    Error,
}
