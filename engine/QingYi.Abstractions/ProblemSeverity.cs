namespace QingYi;

/// <summary>The severity of a problem of a scheme.</summary>
public enum ProblemSeverity
{
    /// <summary>The scheme runs, but perhaps not as intended.</summary>
    Warning,

    /// <summary>The scheme does not run.</summary>
    Error,
}
