using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>A compiled template. Immutable; used by several threads, each with its own context.</summary>
internal abstract class Template
{
    /// <summary>The paths it reads, with the place of each in the template's text.</summary>
    public virtual IEnumerable<PathUse> Paths => [];

    /// <summary>The path when the template is that path and nothing else, so that its bytes can be copied.</summary>
    public virtual RecordPath? PlainPath => null;

    /// <exception cref="RecordException">It cannot be evaluated on this record.</exception>
    public abstract Value Evaluate(EvaluationContext context);
}
