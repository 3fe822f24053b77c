using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace QingYi.Engine.Language;

/// <summary><c>date</c> is both the language's filter and, before a dot, Scriban's object of date functions.</summary>
internal sealed class DateFunction : ScriptObject, IScriptCustomFunction
{
    private readonly FilterFunction filter;

    public DateFunction(ScriptObject builtIn, EvaluationContext evaluation)
    {
        filter = new FilterFunction("date", evaluation);
        foreach (var (name, value) in builtIn)
        {
            this[name] = value;
        }
    }

    public int RequiredParameterCount => filter.RequiredParameterCount;

    public int ParameterCount => filter.ParameterCount;

    public ScriptVarParamKind VarParamKind => filter.VarParamKind;

    public Type ReturnType => filter.ReturnType;

    public ScriptParameterInfo GetParameterInfo(int index) => filter.GetParameterInfo(index);

    public object? Invoke(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement
    ) => filter.Invoke(context, callerContext, arguments, blockStatement);

    public ValueTask<object?> InvokeAsync(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement
    ) => filter.InvokeAsync(context, callerContext, arguments, blockStatement);
}
