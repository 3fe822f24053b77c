using QingYi.Engine.Documents;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>The <c>format</c> of a node: <c>date</c>, <c>shortTime</c>, <c>round(2)</c>, <c>implode(',')</c> …</summary>
internal static class NodeFormat
{
    private static readonly Dictionary<string, string> Times = new(StringComparer.OrdinalIgnoreCase)
    {
        ["date"] = "yyyy-MM-dd",
        ["time"] = "HH:mm:ss",
        ["dateTime"] = "yyyy-MM-dd HH:mm",
        ["shortDate"] = "MM-dd",
        ["shortTime"] = "HH:mm",
        ["shortDateTime"] = "MM-dd HH:mm",
    };

    private static readonly string[] Others = ["longText", "intval", "round", "amount", "implode"];

    public static IEnumerable<string> Names => Times.Keys.Concat(Others);

    /// <exception cref="TemplateException">The text is not a format; the message lists the formats.</exception>
    public static Func<Value, EvaluationContext, Value> Parse(SchemeNode node)
    {
        var text = node.IsScalar
            ? node.Text
            : throw new TemplateException("QY2011", 0, RenderingTexts.FormatNotText(node.Described, Names));
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        var name = (bracket < 0 ? text : text[..bracket]).Trim();
        if (Times.TryGetValue(name, out var pattern))
        {
            return TimeFilters.Format(pattern, name);
        }

        if (!Others.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new TemplateException("QY2011", 0, RenderingTexts.UnknownFormat(text, name, Names));
        }

        return new FilterReader("|" + text.Trim(), 0).Read(afterSpace: false) is [var filter]
            ? filter.Apply
            : throw new TemplateException("QY2011", 0, RenderingTexts.MalformedFormat(text));
    }
}
