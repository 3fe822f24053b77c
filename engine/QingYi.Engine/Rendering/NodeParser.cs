using System.Globalization;
using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>A step of a node's <c>parser</c>, which converts a value to the shape that a target needs.</summary>
internal static class NodeParser
{
    private static readonly Dictionary<string, (int Arguments, Func<string[], Func<JsonNode?, JsonNode?>> Make)> Parsers = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["StringToArray"] = (1, a =>
            v =>
                string.IsNullOrWhiteSpace(Text(v))
                    ? new JsonArray()
                    : new JsonArray([.. Text(v).Split(a[0]).Select(p => (JsonNode?)p.Trim())])
        ),
        ["ArrayToString"] = (1, a => v => v is JsonArray list ? string.Join(a[0], list.Select(Text)) : v?.DeepClone()),
        ["ConvertJson"] = (0, _ => Pairs),
        ["ConvertObjectParser"] = (1, a => v => new JsonObject { [a[0]] = v?.DeepClone() }),
        ["ConvertObjectsParser"] = (1, a => v => new JsonArray([.. List(v).Select(e => new JsonObject { [a[0]] = e?.DeepClone() })])),
        ["ConvertTwoStageObjectParser"] = (2, a => v => new JsonObject { [a[0]] = new JsonObject { [a[1]] = v?.DeepClone() } }),
        ["ArrayUnique"] = (0, _ => v => new JsonArray([.. List(v).DistinctBy(e => e?.ToJsonString()).Select(e => e?.DeepClone())])),
        ["K3WiseHeiHuCustomParser"] = (1, a => v => new JsonArray(new JsonObject { ["keyName"] = a[0], ["keyValue"] = v?.DeepClone() })),
    };

    public static IEnumerable<string> Names => Parsers.Keys;

    /// <summary>Compiles a chain <c>Name("a"),Name(b,c)</c>, or a mapping of <c>name</c> and <c>params</c>.</summary>
    /// <exception cref="TemplateException">The form, a name or the number of its parameters is wrong.</exception>
    public static Func<Value, EvaluationContext, Value> Parse(SchemeNode node)
    {
        var chain = node.IsScalar
            ? Split(node.Text) ?? throw new TemplateException("QY2012", 0, RenderingTexts.NotAChain(node.Text))
            : [Named(node)];
        var steps = new List<Func<JsonNode?, JsonNode?>>();
        foreach (var (name, arguments) in chain)
        {
            if (!Parsers.TryGetValue(name, out var parser))
            {
                throw new TemplateException("QY2012", 0, RenderingTexts.UnknownParser(name, Parsers.Keys));
            }

            if (arguments.Length != parser.Arguments)
            {
                throw new TemplateException("QY2012", 0, RenderingTexts.ParserParameters(name, parser.Arguments, arguments.Length));
            }

            steps.Add(parser.Make(arguments));
        }

        return (value, _) =>
            value.IsNull && !chain[0].Name.Equals("StringToArray", StringComparison.OrdinalIgnoreCase) ? value
            : steps.Aggregate(value.ToNode(), (v, step) => step(v)) is { } result ? Wrap(result)
            : Value.Null;
    }

    // The parameters can be a list, a text or a mapping.
    private static (string Name, string[] Arguments) Named(SchemeNode node)
    {
        var name = node.Members.FirstOrDefault(m => m.Key == "name")?.Value.Text
            ?? throw new TemplateException("QY2012", 0, RenderingTexts.ParserWithoutName);
        return (
            name,
            node.Members.FirstOrDefault(m => m.Key == "params")?.Value switch
            {
                null or { Kind: NodeKind.Null } => [],
                { Kind: NodeKind.List } list => [.. list.Items.Select(i => i.Text)],
                { Kind: NodeKind.Mapping } mapping => [.. mapping.Members.Select(m => m.Value.Text)],
                var single => [single.Text],
            }
        );
    }

    // Null: the text has another form.
    private static List<(string Name, string[] Arguments)>? Split(string text)
    {
        var chain = new List<(string, string[])>();
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
            {
                at++;
            }

            if (at == start)
            {
                return null;
            }

            var (name, arguments) = (text[start..at], Array.Empty<string>());
            if (at < text.Length && text[at] == '(')
            {
                var close = Close(text, at);
                if (close < 0)
                {
                    return null;
                }

                arguments = Arguments(text[(at + 1)..close]);
                at = close + 1;
            }

            chain.Add((name, arguments));
            while (at < text.Length && (text[at] == ',' || char.IsWhiteSpace(text[at])))
            {
                at++;
            }
        }

        return chain.Count == 0 ? null : chain;
    }

    private static int Close(string text, int open)
    {
        var quote = '\0';
        for (var i = open + 1; i < text.Length; i++)
        {
            if (quote == '\0' && text[i] == ')')
            {
                return i;
            }

            quote =
                quote == '\0' && text[i] is '"' or '\'' ? text[i]
                : text[i] == quote ? '\0'
                : quote;
        }

        return -1;
    }

    private static string[] Arguments(string text)
    {
        var arguments = new List<string>();
        var (start, quote) = (0, '\0');
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && quote == '\0'))
            {
                arguments.Add(Bare(text[start..i]));
                start = i + 1;
            }
            else if (text[i] is '"' or '\'')
            {
                quote =
                    quote == '\0' ? text[i]
                    : text[i] == quote ? '\0'
                    : quote;
            }
        }

        return text.Trim().Length == 0 ? [] : [.. arguments];
    }

    private static string Bare(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length >= 2 && trimmed[0] is '"' or '\'' && trimmed[^1] == trimmed[0] ? trimmed[1..^1] : trimmed;
    }

    private static Value Wrap(JsonNode node)
    {
        using var document = System.Text.Json.JsonDocument.Parse(node.ToJsonString(JsonText.OneLine));
        return Value.FromJson(document.RootElement);
    }

    private static string Text(JsonNode? node) =>
        node switch
        {
            null => "",
            JsonArray or JsonObject => node.ToJsonString(JsonText.OneLine),
            _ => node.ToString(),
        };

    private static JsonArray List(JsonNode? value) => value as JsonArray ?? (value is null ? [] : [value.DeepClone()]);

    private static JsonArray Pairs(JsonNode? value)
    {
        var node = value;
        if (value is JsonValue)
        {
            try
            {
                node = JsonText.Node(System.Text.Encoding.UTF8.GetBytes(value.ToString()));
            }
            catch (System.Text.Json.JsonException)
            {
                throw new RecordException(
                    "QY2109",
                    RenderingTexts.Misfit($"{value}", RenderingTexts.TextOfObject),
                    value: value.ToString()
                );
            }
        }

        return node is JsonObject members
            ? new JsonArray([
                .. members.Select(m => new JsonObject
                {
                    ["Key"] = long.TryParse(m.Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                        ? JsonValue.Create(number)
                        : JsonValue.Create(m.Key),
                    ["Value"] = m.Value?.DeepClone(),
                }),
            ])
            : throw new RecordException("QY2109", RenderingTexts.Misfit($"{value}", RenderingTexts.Object), value: value?.ToString());
    }
}
