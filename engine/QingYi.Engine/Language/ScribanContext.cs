using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace QingYi.Engine.Language;

/// <summary>
/// Scriban divides integers in binary fractions, so that a division by zero gives infinity, which a comparison or a text around it would
/// hide. Here it fails as it does with decimals.
/// </summary>
internal sealed class ScribanContext(ScriptObject functions) : TemplateContext(functions)
{
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        var value = base.Evaluate(scriptNode, aliasReturnedFunction);
        return
            value is double number
            && !double.IsFinite(number)
            && scriptNode is ScriptBinaryExpression { Operator: ScriptBinaryOperator.Divide }
            ? throw new ScriptRuntimeException(scriptNode.Span, LanguageTexts.DividedByZero.English)
            : value;
    }
}
