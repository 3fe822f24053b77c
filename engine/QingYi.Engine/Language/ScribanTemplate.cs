using QingYi.Engine.Values;
using Scriban.Syntax;

namespace QingYi.Engine.Language;

/// <summary>
/// A placeholder that is a Scriban expression. Compiled paths read its fields from the record and pass them to Scriban as variables.
/// </summary>
internal sealed class ScribanTemplate(Scriban.Template expression, string text, IReadOnlyList<(string Name, Template Source)> inputs)
    : Template
{
    public override IEnumerable<PathUse> Paths => inputs.SelectMany(i => i.Source.Paths);

    public override Value Evaluate(EvaluationContext context)
    {
        try
        {
            return ScribanValue.From(context.Scriban.Evaluate(expression, inputs));
        }
        catch (Exception e) when (e is ScriptRuntimeException or ArithmeticException or OperationCanceledException or InvalidCastException)
        {
            var cause = e switch
            {
                ScriptAbortException or OperationCanceledException => LanguageTexts.TookTooLong,
                ScriptRuntimeException { InnerException: LocalizedException inner } => inner.Text,
                ScriptRuntimeException script
                    when script.OriginalMessage.EndsWith(LanguageTexts.DividedByZero.English, StringComparison.Ordinal) =>
                    LanguageTexts.DividedByZero,
                ScriptRuntimeException script => LocalizedText.Of(script.OriginalMessage),
                NotFiniteNumberException => LanguageTexts.NotFinite,
                _ => LocalizedText.Of(e),
            };
            throw new RecordException("QY2107", LanguageTexts.ExpressionFailed(text, cause), text);
        }
    }
}
