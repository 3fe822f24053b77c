using QingYi.Engine.Values;
using Scriban.Functions;
using Scriban.Runtime;

namespace QingYi.Engine.Language;

/// <summary>The functions that Scriban expressions can call: those of Scriban and the filters of the language.</summary>
internal static class ScribanFunctions
{
    private static readonly BuiltinFunctions BuiltIn = [];

    /// <summary>The functions of Scriban's objects, such as <c>string.replace</c>.</summary>
    public static IEnumerable<string> Names =>
        BuiltIn
            .Keys.Where(IsBuiltInObject)
            .SelectMany(o => Object(o).Keys.Select(k => $"{o}.{k}"))
            .Except(["object.eval", "object.eval_template"])
            .Order(StringComparer.Ordinal);

    public static bool IsBuiltIn(string name) => BuiltIn.ContainsKey(name);

    public static bool IsBuiltInObject(string name) => BuiltIn.TryGetValue(name, out var value) && value is ScriptObject;

    public static ScriptObject Create(EvaluationContext context)
    {
        var functions = new ScriptObject(StringComparer.Ordinal);
        foreach (var (name, value) in BuiltIn)
        {
            functions[name] = value;
        }

        foreach (var name in FilterCatalog.Names)
        {
            functions[name] = name == "date" ? new DateFunction(Object("date"), context) : new FilterFunction(name, context);
        }

        // Expressions cannot read files, use the network, or evaluate text as code.
        foreach (var name in new[] { "include", "include_join", "import" })
        {
            functions.Remove(name);
        }

        var objects = new ScriptObject();
        objects.Import(Object("object"));
        objects.Remove("eval");
        objects.Remove("eval_template");
        functions["object"] = objects;
        functions["math"] = DecimalMath.Create(Object("math"));
        return functions;
    }

    private static ScriptObject Object(string name) => (ScriptObject)BuiltIn[name]!;
}
