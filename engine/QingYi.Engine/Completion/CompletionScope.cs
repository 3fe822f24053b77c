using System.Text.Json;
using QingYi.Engine.Authoring;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Plugins;
using QingYi.Engine.Rendering;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Completion;

/// <summary>What completion knows of the scheme that is being written, as far as its text can be read.</summary>
internal sealed class CompletionScope
{
    private const int LongestSample = 60;
    private const int MostValues = 100_000;
    private readonly ConnectorCatalog catalog;
    private readonly SchemeConfig? config;

    /// <param name="catalog">The connectors.</param>
    /// <param name="environment">The connections; null: none are known.</param>
    /// <param name="file">The name of the scheme's file.</param>
    /// <param name="text">Its text.</param>
    public CompletionScope(ConnectorCatalog catalog, EnvironmentFile? environment, string file, string text)
    {
        (this.catalog, Environment) = (catalog, environment);
        var source = new SourceText(file, text);
        Root = new OutlineReader(source).Read();
        config = Count(Root, MostValues) > 0 ? new SchemeReader(new ProblemList()).Bind(Root, file, source.Text) : null;
    }

    /// <summary>The outline of the text.</summary>
    public SchemeNode Root { get; }

    public EnvironmentFile? Environment { get; }

    public IReadOnlyList<InstalledConnector> Connectors => catalog.Connectors;

    /// <summary>The scheme's id; null: it has none yet.</summary>
    public string? Id => config?.Scheme;

    /// <summary>The connector of a side, by its name or by that of its connection.</summary>
    public InstalledConnector? Connector(bool ofSource) =>
        Side(ofSource)?.Connector is { } name && catalog.Find(name) is { } found ? found
        : Connection(ofSource) is { } connection ? catalog.Find(connection.Connector)
        : null;

    /// <summary>The connection of a side, or null.</summary>
    public Connection? Connection(bool ofSource) =>
        Side(ofSource)?.Connection is { } name ? Environment?.Connections.GetValueOrDefault(name) : null;

    /// <summary>The api of a side, or null.</summary>
    public Api? Api(bool ofSource) => Side(ofSource)?.Api is { } name ? Connector(ofSource)?.Api(name) : null;

    /// <summary>The parameters that a side has, those in the side itself included.</summary>
    public IReadOnlyList<ParameterConfig> Parameters(bool ofSource) =>
        Side(ofSource) is { } side
            ? [.. side.Request, .. side.OtherRequest, .. side.Rest.Select(new ParameterReader(new ProblemList()).FromMember)]
            : [];

    /// <summary>The records of the scheme's tests.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> TestRecords =>
        (config?.Tests ?? [])
            .SelectMany(t => t.Records)
            .OfType<System.Text.Json.Nodes.JsonObject>()
            .Select(r => (ReadOnlyMemory<byte>)JsonSerializer.SerializeToUtf8Bytes(r));

    /// <summary>Returns the fields of the source's records.</summary>
    /// <param name="stored">True: as they are stored, after <c>beatFlat</c>; false: as the source sends them.</param>
    /// <param name="newest">The newest stored record; null: none.</param>
    public IReadOnlyList<RecordField> Fields(bool stored, ReadOnlyMemory<byte>? newest)
    {
        var source = config?.Source;
        var declared = Api(ofSource: true)?.Response ?? [];
        IReadOnlyList<ApiField> api = stored && source is not null ? [.. RecordShaper.Declared(declared, source)] : declared;
        var survey = new FieldSurvey(api, source?.Response ?? []);
        var divides = source?.DividesRecords == true;
        if (newest is { } record && (stored || !divides))
        {
            See(survey, record);
        }

        foreach (var test in divides && stored ? [] : TestRecords)
        {
            See(survey, test);
        }

        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        Types("", api, types);
        return
        [
            .. survey.Fields.Select(f => new RecordField(
                f.Path,
                f.Label,
                types.GetValueOrDefault(f.Path) ?? f.Kind,
                f.IsDeclared,
                f.Value is { } value ? ShortText.Of(value.ToString().ReplaceLineEndings(" "), LongestSample) : null
            )),
        ];
    }

    /// <summary>Returns the fields of a record of another scheme.</summary>
    public static IReadOnlyList<RecordField> FieldsOf(ReadOnlyMemory<byte>? record)
    {
        var survey = new FieldSurvey([], []);
        if (record is { } known)
        {
            See(survey, known);
        }

        return [.. survey.Fields.Select(f => new RecordField(f.Path, f.Label, f.Kind, true, f.Value?.ToString()))];
    }

    private SideConfig? Side(bool ofSource) => ofSource ? config?.Source : config?.Target;

    private static void See(FieldSurvey survey, ReadOnlyMemory<byte> record)
    {
        try
        {
            using var parsed = JsonDocument.Parse(record);
            survey.See(parsed.RootElement);
        }
        catch (JsonException)
        {
            // A record that is not JSON has no fields.
        }
    }

    private static void Types(string parent, IEnumerable<ApiField> fields, Dictionary<string, string> types)
    {
        foreach (var field in fields)
        {
            var path = parent.Length == 0 ? field.Name : $"{parent}.{field.Name}";
            types[path] = JsonNamingPolicy.CamelCase.ConvertName($"{field.Type}");
            Types(path, field.Children, types);
        }
    }

    // Merge keys can multiply values; what would be too much is not read.
    private static int Count(SchemeNode node, int left)
    {
        foreach (var entry in node.Entries)
        {
            left = left > 0 ? Count(entry.Value, left - 1) : 0;
        }

        return left;
    }
}
