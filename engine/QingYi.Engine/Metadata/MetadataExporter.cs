using System.Globalization;
using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Plugins;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Metadata;

/// <summary>Converts a scheme's sides to the metadata of 轻易云: lists of nodes with their labels.</summary>
internal static class MetadataExporter
{
    private static readonly string[] Ours = ["connector", "connection", "lookback", "lag", "maxWindow", "redeliver"];

    /// <summary>Returns the metadata of both sides.</summary>
    /// <param name="root">The scheme's file.</param>
    /// <param name="config">The scheme.</param>
    /// <param name="catalog">Contains the labels that a native file omits.</param>
    public static JsonObject Export(SchemeNode root, SchemeConfig config, ConnectorCatalog catalog) =>
        new()
        {
            ["source"] = Side(root, "source", config.Source!, Labels(catalog, config.Source!)),
            ["target"] = Side(root, "target", config.Target!, Labels(catalog, config.Target!)),
        };

    /// <summary>Returns the keys that the metadata cannot express.</summary>
    public static IEnumerable<string> Lost(SchemeNode root) =>
        root
            .Members.Where(m =>
                m.Key is "schedule" or "timezone" or "startFrom" or "delivery" or "tests" or "functionErrors" or "timestampUnit"
            )
            .Select(m => m.Key)
            .Concat(
                root.Members.Where(m => m.Key is "source" or "target")
                    .SelectMany(s => s.Value.Members.Where(IsOurs).Select(m => $"{s.Key}.{m.Key}"))
            );

    // The metadata is for 轻易云, whose labels are Chinese.
    private static Dictionary<string, string> Labels(ConnectorCatalog catalog, SideConfig side)
    {
        var api = catalog.Find(side.Connector ?? "")?.Api(side.Api ?? "");
        return (api?.Parameters ?? [])
            .Concat(api?.Response ?? [])
            .Where(f => !f.Label.IsEmpty)
            .DistinctBy(f => f.Name)
            .ToDictionary(f => f.Name, f => f.Label.Chinese);
    }

    private static bool IsOurs(SchemeMember member) => Ours.Contains(member.Key) || member.Key.StartsWith("x-", StringComparison.Ordinal);

    private static JsonObject Side(SchemeNode root, string name, SideConfig side, IReadOnlyDictionary<string, string> labels)
    {
        var made = new JsonObject();
        foreach (var member in root.Members.First(m => m.Key == name).Value.Members.Where(m => !IsOurs(m)))
        {
            made[member.Key] = member.Key switch
            {
                "request" => Nodes(side.Request, labels),
                "otherRequest" => Nodes(side.OtherRequest, labels),
                "response" => Nodes(side.Response, labels),
                _ => TestReader.Json(member.Value),
            };
        }

        return made;
    }

    private static JsonArray Nodes(IReadOnlyList<ParameterConfig> nodes, IReadOnlyDictionary<string, string> labels) =>
        [.. nodes.Select(n => Node(n, labels))];

    private static JsonObject Node(ParameterConfig node, IReadOnlyDictionary<string, string> labels)
    {
        var made = new JsonObject
        {
            ["field"] = node.Field,
            ["label"] = node.Label.Length > 0 ? node.Label : labels.GetValueOrDefault(node.Field, node.Field),
            ["type"] = node.Type ?? (node.Children is not null ? "object" : "string"),
        };
        if (node.Value is not null)
        {
            made["value"] = TestReader.Json(node.Value);
        }

        if (node.IsRequired)
        {
            made["is_required"] = true;
        }

        if (node.Default is { } otherwise)
        {
            made["default"] = otherwise.ToNode();
        }

        if (node.Awaits)
        {
            made["required"] = true;
        }

        foreach (var (key, value) in new[] { ("format", node.Format), ("parser", node.Parser) })
        {
            if (value is not null)
            {
                made[key] = TestReader.Json(value);
            }
        }

        if (node.Children is not null)
        {
            made["children"] = Nodes(node.Children, labels);
        }

        made["id"] = string.Create(CultureInfo.InvariantCulture, $"{node.Position.Line}-{node.Position.Column}");
        return made;
    }
}
