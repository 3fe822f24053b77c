using QingYi.Engine.Documents;
using QingYi.Engine.Language;
using QingYi.Engine.Plugins;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Metadata;

/// <summary>
/// Converts the two metadata objects that 轻易云 exports to one native scheme file. It keeps under <c>x-</c>, and reports, what it does not
/// understand.
/// </summary>
/// <param name="catalog">Determines which connector has an api.</param>
/// <param name="problems">Receives the errors that keep the metadata from being read.</param>
internal sealed class MetadataImporter(ConnectorCatalog catalog, ProblemList problems)
{
    private static readonly string[] Common =
    [
        "api",
        "effect",
        "type",
        "method",
        "name",
        "request",
        "otherRequest",
        "response",
        "otherResponse",
    ];
    private static readonly string[] OfSource =
    [
        "id",
        "number",
        "idCheck",
        "pagination",
        "condition",
        "beatFlat",
        "beatFlatSuffix",
        "operation",
        "formatResponse",
        "omissionRemedy",
    ];
    private static readonly string[] OfTarget = ["operation", "groupCalculate", "callBackStrategy", "idCheck", "id", "number"];
    private static readonly string[] Nodes = ["request", "otherRequest", "response", "takeOverRequest"];
    private readonly List<MetadataReport> report = [];
    private readonly ProblemList ofNodes = new();
    private ParameterReader? parameters;

    public IReadOnlyList<MetadataReport> Report => report;

    /// <summary>Returns the scheme's text; null: the metadata cannot be read.</summary>
    /// <param name="source">The source's metadata.</param>
    /// <param name="target">The target's metadata.</param>
    /// <param name="id">The scheme's id.</param>
    /// <param name="name">Its name for people.</param>
    public string? Import(SchemeNode? source, SchemeNode? target, string id, string? name)
    {
        if (source is not { Kind: NodeKind.Mapping } || target is not { Kind: NodeKind.Mapping })
        {
            problems.Error(
                "QY1005",
                (source is { Kind: NodeKind.Mapping } ? target : source)?.Position ?? default,
                MetadataTexts.SideIsNoObject
            );
            return null;
        }

        using var yaml = new YamlText();
        yaml.Pair("scheme", id);
        yaml.Pair("name", name ?? id);
        yaml.Pair("version", "1", isText: false);
        Side(yaml, "source", source, [.. Common, .. OfSource]);
        Side(yaml, "target", target, [.. Common, .. OfTarget]);
        foreach (var odd in ofNodes.Sorted)
        {
            report.Add(new MetadataReport(odd.Position, "node", MetadataOutcome.NotUnderstood, MetadataTexts.LeftOut(odd.Message)));
        }

        var text = yaml.Finish();
        return problems.HasErrors ? null : text;
    }

    private static string? Text(SchemeNode node, string key) =>
        node.Members.FirstOrDefault(m => m.Key == key)?.Value is { IsScalar: true, Text.Length: > 0 } value ? value.Text : null;

    private void Side(YamlText yaml, string side, SchemeNode node, string[] known)
    {
        yaml.Key(side);
        yaml.Begin();
        var api = Text(node, "api");
        var connector = catalog
            .Connectors.Where(c => api is not null && c.Api(api) is not null)
            .OrderBy(c => c.Description.StandsInFor.Count)
            .FirstOrDefault()
            ?.Description.Name;
        yaml.Pair("connector", connector ?? "CHANGE-ME");
        if (connector is null)
        {
            report.Add(new MetadataReport(node.Position, $"{side}.api", MetadataOutcome.NotUnderstood, MetadataTexts.NoConnector(api)));
        }

        yaml.Pair("connection", connector ?? "CHANGE-ME");
        foreach (var member in node.Members)
        {
            Member(yaml, side, member, known);
        }

        yaml.End();
    }

    private void Member(YamlText yaml, string side, SchemeMember member, string[] known)
    {
        void Note(MetadataOutcome outcome, LocalizedText remark) =>
            report.Add(new MetadataReport(member.Position, $"{side}.{member.Key}", outcome, remark));
        var isEmpty =
            member.Value
            is { Kind: NodeKind.Null }
                or { Kind: NodeKind.Text, Text: "" }
                or { Kind: NodeKind.List, Items.Count: 0 }
                or { Kind: NodeKind.Mapping, Members.Count: 0 };
        switch (member.Key)
        {
            case "type" or "effect":
                yaml.Pair("effect", member.Value.Text.ToUpperInvariant());
                Note(member.Key == "type" ? MetadataOutcome.Translated : MetadataOutcome.Kept, LocalizedText.Of("effect"));
                break;
            case "id" or "number" or "idCheck" when side == "target":
                yaml.Key("x-" + member.Key);
                Plain(yaml, member.Value, flow: true);
                Note(MetadataOutcome.Translated, MetadataTexts.NamedBySource);
                break;
            case var key when isEmpty && known.Contains(key):
                Note(MetadataOutcome.Translated, MetadataTexts.EmptyLeftOut);
                break;
            case var key when Nodes.Contains(key) && known.Contains(key):
                yaml.Key(key);
                NodeList(yaml, (parameters ??= new ParameterReader(ofNodes)).Read(member.Value, key));
                Note(
                    member.Value.Kind == NodeKind.List ? MetadataOutcome.Translated : MetadataOutcome.Kept,
                    member.Value.Kind == NodeKind.List ? MetadataTexts.ListBecameFields : LocalizedText.Of(key)
                );
                break;
            case var key when known.Contains(key):
                yaml.Key(key);
                Plain(yaml, member.Value, flow: false);
                Note(MetadataOutcome.Kept, LocalizedText.Of(key));
                break;
            default:
                yaml.Key("x-" + member.Key);
                Plain(yaml, member.Value, flow: true);
                Note(MetadataOutcome.NotUnderstood, MetadataTexts.KeptAsNote(member.Key));
                break;
        }
    }

    private static void NodeList(YamlText yaml, IReadOnlyList<ParameterConfig> nodes)
    {
        // A field that occurs twice, or has no name, needs the list form, because a mapping would lose one.
        if (nodes.Select(n => n.Field).Distinct().Count() < nodes.Count || nodes.Any(n => n.Field.Length == 0))
        {
            yaml.BeginList();
            foreach (var node in nodes)
            {
                Listed(yaml, node);
            }

            yaml.EndList();
            return;
        }

        if (nodes.Count == 0)
        {
            yaml.Begin(flow: true);
            yaml.End();
            return;
        }

        yaml.Begin();
        foreach (var node in nodes)
        {
            yaml.Key(node.Field);
            Node(yaml, node);
        }

        yaml.End();
    }

    private static void Listed(YamlText yaml, ParameterConfig node)
    {
        yaml.Begin();
        yaml.Pair("field", node.Field);
        if (node.Label.Length > 0)
        {
            yaml.Pair("label", node.Label);
        }

        Attributes(yaml, node);
        yaml.End();
    }

    private static void Node(YamlText yaml, ParameterConfig node)
    {
        var isPlain = node is { IsRequired: false, Awaits: false, Default: null, Format: null, Parser: null, Cardinality: null };
        if (isPlain && node.Children is not null && node.Value is null && node.Type is null or "object")
        {
            yaml.Comment(node.Label, inline: false);
            NodeList(yaml, node.Children!);
            return;
        }

        if (
            isPlain && node.Children is null && (node.Type is null || (node.Type == "string" && IsTextAlready(node.Value)))
            || (isPlain && node.Value is null && node.Children is null)
        )
        {
            Plain(yaml, node.Value, flow: true);
            yaml.Comment(node.Label, inline: true);
            return;
        }

        yaml.Begin(flow: node.Children is null);
        Attributes(yaml, node);
        yaml.End();
        yaml.Comment(node.Label, inline: node.Children is null);
    }

    private static void Attributes(YamlText yaml, ParameterConfig node)
    {
        if (node.Value is not null)
        {
            yaml.Key("value");
            Plain(yaml, node.Value, flow: true);
        }

        foreach (
            var (key, value) in new[]
            {
                ("type", node.Type),
                ("is_required", node.IsRequired ? "true" : null),
                ("required", node.Awaits ? "true" : null),
                ("cardinality", node.Cardinality),
            }
        )
        {
            if (value is not null)
            {
                yaml.Pair(key, value, isText: value != "true");
            }
        }

        if (node.Default is { } otherwise)
        {
            yaml.Pair("default", otherwise.ToText(), isText: otherwise.Kind == ValueKind.Text);
        }

        foreach (var (key, value) in new[] { ("format", node.Format), ("parser", node.Parser) })
        {
            if (value is not null and not { Kind: NodeKind.Text, Text: "" })
            {
                yaml.Key(key);
                Plain(yaml, value, flow: true);
            }
        }

        if (node.Children is not null)
        {
            yaml.Key("children");
            NodeList(yaml, node.Children);
        }
    }

    // A concatenation is a text, whatever its declared type.
    private static bool IsTextAlready(SchemeNode? value) =>
        value is { Kind: NodeKind.Text }
        && !value.Text.StartsWith('_')
        && (value.Text.Length == 0 || TemplateParser.PlaceholderEnd(value.Text, 0) != value.Text.Length);

    private static void Plain(YamlText yaml, SchemeNode? value, bool flow)
    {
        switch (value?.Kind)
        {
            case NodeKind.Mapping:
                yaml.Begin(flow);
                foreach (var member in value.Members)
                {
                    yaml.Key(member.Key);
                    Plain(yaml, member.Value, flow);
                }

                yaml.End();
                break;
            case NodeKind.List:
                yaml.BeginList(flow || value.Items.All(i => i.IsScalar));
                foreach (var item in value.Items)
                {
                    Plain(yaml, item, flow: true);
                }

                yaml.EndList();
                break;
            case null or NodeKind.Null:
                yaml.Value(null, isText: false);
                break;
            default:
                yaml.Value(value.Text, isText: value.Kind == NodeKind.Text);
                break;
        }
    }
}
