using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace QingYi.Engine.Language;

/// <summary>One of the language's filters as a function of Scriban expressions; the first argument is the value.</summary>
internal sealed class FilterFunction(string name, EvaluationContext evaluation) : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(object);

    public static object? Apply(string name, ScriptArray arguments, EvaluationContext evaluation, SourceSpan span)
    {
        try
        {
            var values = arguments.Select(ScribanValue.From).ToArray();
            return ScribanValue.To(FilterCatalog.Find(name, values[1..])!.Apply(values[0], evaluation));
        }
        catch (Exception e) when (e is FilterException or ArgumentException or IndexOutOfRangeException)
        {
            throw new ScriptRuntimeException(span, e.Message, e);
        }
    }

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), index == 0 ? "value" : "argument");

    public object? Invoke(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement
    ) => Apply(name, arguments, evaluation, callerContext?.Span ?? default);

    public ValueTask<object?> InvokeAsync(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement
    ) => new(Invoke(context, callerContext, arguments, blockStatement));
}
