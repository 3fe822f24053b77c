namespace QingYi;

/// <summary>
/// A side of a scheme before the engine compiles its templates; read-only. The connector's plan determines which part of it the engine
/// renders.
/// </summary>
public abstract class RequestDraft
{
    /// <summary>The api that the scheme names.</summary>
    public abstract Api Api { get; }

    /// <summary>The connection; null where no environment is known, in <c>preview</c> and <c>test</c>.</summary>
    public abstract Connection? Connection { get; }

    /// <summary>The request's parameters: an object.</summary>
    public abstract DraftNode Root { get; }

    /// <summary>The method that the scheme names, such as <c>POST</c>; null: none.</summary>
    public virtual string? Method => null;

    /// <summary>
    /// How the scheme puts several requests into one call; null: each request is a call of its own. See
    /// <see cref="TargetPlan.TakesBatches"/>.
    /// </summary>
    public virtual BatchSave? Batch => null;

    /// <summary>The position where the side begins, for problems that concern all of it.</summary>
    public abstract SourcePosition Position { get; }

    /// <summary>Reports a problem. Compilation continues, so that the user sees all problems at once.</summary>
    public abstract void Report(ProblemSeverity severity, string code, SourcePosition position, LocalizedText message);

    /// <summary>Whether <paramref name="name"/> is one of the language's constants, such as <c>CURRENT_TIME</c>.</summary>
    public abstract bool IsConstant(string name);
}
