namespace QingYi;

/// <summary>A side of a scheme before its templates are compiled; read-only. What is rendered of it is said by the plan.</summary>
public abstract class RequestDraft
{
    /// <summary>The api that the scheme names.</summary>
    public abstract Api Api { get; }

    /// <summary>The connection, where an environment is known; null in <c>preview</c> and <c>test</c>.</summary>
    public abstract Connection? Connection { get; }

    /// <summary>The request's parameters: an object.</summary>
    public abstract DraftNode Root { get; }

    /// <summary>The method that the scheme names, such as <c>POST</c>; null: none.</summary>
    public virtual string? Method => null;

    /// <summary>The scheme wants several requests in one call; null: each alone. See <see cref="TargetPlan.TakesBatches"/>.</summary>
    public virtual BatchSave? Batch => null;

    /// <summary>Where the side begins, for problems of the whole.</summary>
    public abstract SourcePosition Position { get; }

    /// <summary>Notes a problem; compilation goes on, so that all are found at once.</summary>
    public abstract void Report(ProblemSeverity severity, string code, SourcePosition position, string message);

    /// <summary>Whether <paramref name="name"/> is one of the language's constants, such as <c>CURRENT_TIME</c>.</summary>
    public abstract bool IsConstant(string name);
}
