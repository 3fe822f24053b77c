using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>A compiled template. Immutable; used by several threads, each with its own context.</summary>
internal abstract class Template
{
    /// <summary>The paths that the template reads, each with its index in the template's text.</summary>
    public virtual IEnumerable<PathUse> Paths => [];

    /// <summary>The path, if the template consists only of it, so that its bytes can be copied; otherwise null.</summary>
    public virtual RecordPath? PlainPath => null;

    /// <exception cref="RecordException">The template cannot be evaluated on this record.</exception>
    public abstract Value Evaluate(EvaluationContext context);
}
