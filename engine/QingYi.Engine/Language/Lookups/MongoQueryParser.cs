using System.Text.Json;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Lookups;

/// <summary>
/// Reads <c>_mongoQuery SCHEME findField=content.F where={"content.a":{"$eq":"{{x}}"}}</c>: a look-up in the syntax of MongoDB.
/// </summary>
internal static class MongoQueryParser
{
    public const string Keyword = "_mongoQuery";

    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["$eq"] = "eq",
        ["$ne"] = "neq",
        ["$gt"] = "gt",
        ["$gte"] = "egt",
        ["$lt"] = "lt",
        ["$lte"] = "elt",
        ["$in"] = "in",
    };

    /// <exception cref="TemplateException">The text has another form.</exception>
    public static LookupTemplate Parse(string text, int offset, TemplateParser templates)
    {
        var find = text.IndexOf("findField=", StringComparison.Ordinal);
        var where = text.IndexOf("where=", StringComparison.Ordinal);
        var scheme = find < 0 ? "" : text[Keyword.Length..find].Trim();
        var field = find < 0 || where < find ? "" : text[(find + 10)..where].Trim();
        if (scheme.Length == 0 || field.Length == 0)
        {
            throw new TemplateException("QY2013", offset, LookupTexts.PartsMissing);
        }

        var tests = new List<LookupTest>();
        var start = offset + where + 6;
        try
        {
            using var document = JsonDocument.Parse(text[(where + 6)..].Trim());
            foreach (var member in document.RootElement.EnumerateObject())
            {
                tests.AddRange(Tests(Bare(member.Name), member.Value, start, templates));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new TemplateException("QY2013", start, LookupTexts.WhereNotJson(e.Message.TrimEnd('.')));
        }

        return new LookupTemplate(scheme, Bare(field), tests);
    }

    private static string Bare(string field) => field.StartsWith("content.", StringComparison.Ordinal) ? field[8..] : field;

    private static IEnumerable<LookupTest> Tests(string field, JsonElement value, int offset, TemplateParser templates) =>
        value.ValueKind != JsonValueKind.Object
            ? [new LookupTest(field, "eq", Operand(value, offset, templates))]
            : value
                .EnumerateObject()
                .Select(o => new LookupTest(
                    field,
                    Operators.GetValueOrDefault(o.Name)
                        ?? throw new TemplateException("QY2013", offset, LookupTexts.UnknownOperator(o.Name, Operators.Keys)),
                    Operand(o.Value, offset, templates)
                ));

    private static Template Operand(JsonElement value, int offset, TemplateParser templates) =>
        value.ValueKind switch
        {
            JsonValueKind.String => templates.ParsePlain(value.GetString()!, offset),
            JsonValueKind.Array => new ListTemplate([.. value.EnumerateArray().Select(e => Operand(e, offset, templates))]),
            _ => new ConstantTextTemplate(Value.FromJson(value)),
        };
}
