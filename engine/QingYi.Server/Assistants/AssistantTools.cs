using System.Text.Json;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Api;
using QingYi.Server.Hosting;

namespace QingYi.Server.Assistants;

/// <summary>What an assistant may ask. Nothing is changed.</summary>
/// <param name="workspace">The services that the use cases share.</param>
/// <param name="folder">The scheme files.</param>
/// <param name="environment">Returns the connections.</param>
/// <param name="store">Returns the store.</param>
internal sealed class AssistantTools(Workspace workspace, string folder, Func<EnvironmentFile> environment, Func<RecordStore> store)
{
    private const int Listed = 50;

    public object Connectors() =>
        workspace.Catalog.Connectors.Select(c => new
        {
            c.Description.Name,
            c.Description.Title,
            Apis = c.Description.Apis.Select(a => new
            {
                a.Name,
                a.Title,
                a.Effect,
            }),
        });

    public object Api(string connector, string? api = null)
    {
        var found = workspace.Catalog.Find(connector) ?? throw new UsageException(workspace.Catalog.NotInstalled(connector));
        return api is null
            ? found.Description
            : found.Api(api)
                ?? throw new UsageException(AssistantTexts.NoApi(connector, api, [.. found.Description.Apis.Select(a => a.Name)]));
    }

    public object Connections() => environment().Connections.Values.Select(c => new { c.Name, c.Connector });

    public async Task<object> BrowseAsync(string connection, string path = "", CancellationToken cancellationToken = default)
    {
        var (browser, at) = (new ConnectionBrowser(workspace.Catalog, workspace.Clock), Find(connection));
        var (entries, fault) = await browser.BrowseAsync(at, path, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ApiField> fields = [];
        if (fault is null && entries.Count == 0 && path.Length > 0)
        {
            (fields, fault) = await browser.FieldsAsync(at, path, cancellationToken).ConfigureAwait(false);
        }

        return fault is null ? new { entries, fields } : throw new UsageException(fault.Text);
    }

    public async Task<object> DraftAsync(string connection, string api, string path, CancellationToken cancellationToken = default)
    {
        var browser = new ConnectionBrowser(workspace.Catalog, workspace.Clock);
        var (request, fault) = await browser.DraftAsync(Find(connection), api, path, cancellationToken).ConfigureAwait(false);
        return fault is null ? new { request } : throw new UsageException(fault.Text);
    }

    public object Check(string scheme)
    {
        var loaded = Load(scheme);
        return new { loaded.IsUsable, Problems = Problems(loaded) };
    }

    public object Preview(string scheme, JsonElement[] records)
    {
        var loaded = Load(scheme);
        return new
        {
            Problems = Problems(loaded),
            Preview = loaded.IsUsable ? new Workbench(workspace).Preview(loaded, Bytes(records), new TemplateTimes()) : null,
        };
    }

    public object Trace(string scheme, JsonElement[] records)
    {
        var loaded = Load(scheme);
        return new { Problems = Problems(loaded), Trace = new Workbench(workspace).Trace(loaded, Bytes(records), new TemplateTimes()) };
    }

    public async Task<object> SampleAsync(
        string scheme,
        string? from = null,
        string? to = null,
        int limit = 5,
        CancellationToken cancellationToken = default
    )
    {
        var loaded = Load(scheme);
        var (start, end) = (Times.Parse(from, loaded.TimeZone, "from"), Times.Parse(to, loaded.TimeZone, "to"));
        var sample = await new Workbench(workspace).SampleAsync(loaded, start, end, limit, cancellationToken).ConfigureAwait(false);
        return new { Problems = Problems(loaded), Sample = sample };
    }

    public object Schemes(string? file = null)
    {
        var files = Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Where(SchemeLoader.IsSchemeFile).Order().ToList();
        return file is null ? files
            : files.Contains(file) ? new { Text = File.ReadAllText(Path.Combine(folder, file)) }
            : throw new UsageException(AssistantTexts.NoFile(file));
    }

    public async Task<object> RunsAsync(string? scheme = null, int limit = 10, CancellationToken cancellationToken = default)
    {
        var runs = await store()
            .RunsAsync(scheme is null ? [] : [scheme], Math.Clamp(limit, 1, Listed), cancellationToken)
            .ConfigureAwait(false);
        return runs.Select(RunView.Of);
    }

    public async Task<object> RecordsAsync(
        string scheme,
        string? status = null,
        string? code = null,
        string? find = null,
        CancellationToken cancellationToken = default
    )
    {
        var query = new RecordQuery
        {
            Status = status is null ? null : StatusOf(status),
            Code = code,
            Name = find,
            Limit = Listed,
        };
        return (await store().ListAsync(scheme, query, cancellationToken).ConfigureAwait(false)).Select(RecordSummary.Of).ToList();
    }

    public async Task<object> RecordAsync(string scheme, string id, CancellationToken cancellationToken = default)
    {
        var pool = new RecordPool(store(), workspace.Catalog, workspace.Clock);
        var story = await pool.FindAsync(scheme, id, cancellationToken).ConfigureAwait(false);
        return RecordView.Of(story, await pool.RenderAsync(scheme, story, cancellationToken).ConfigureAwait(false));
    }

    public async Task<object> ExplainAsync(string scheme, string idOrNumber, CancellationToken cancellationToken = default)
    {
        var explained = await new RecordExplainer(store(), workspace.Clock)
            .ExplainAsync(scheme, idOrNumber, [], null, null, cancellationToken)
            .ConfigureAwait(false);
        return ExplanationView.Of(explained);
    }

    public static object Error(string code) => Pages.Error(code) ?? throw new UsageException(AssistantTexts.NoCode(code));

    /// <summary>Selects records as an assistant names them.</summary>
    public static RecordSelection Selection(string[]? ids, string? status, string? code) =>
        new(ids ?? [], status is null ? null : StatusOf(status), code, All: false);

    private static RecordStatus StatusOf(string status) =>
        Enum.TryParse<RecordStatus>(status, ignoreCase: true, out var known) && Enum.IsDefined(known)
            ? known
            : throw new UsageException(ApiTexts.NotOneOf("status", status, [.. Enum.GetValues<RecordStatus>().Select(RecordMove.Word)]));

    private Connection Find(string connection) =>
        environment().Connections.TryGetValue(connection, out var found)
            ? found
            : throw new UsageException(AssistantTexts.NoConnection(connection, [.. environment().Connections.Keys]));

    private LoadedScheme Load(string text) => new SchemeLoader(workspace).Load(SchemeLoader.NameOf(text), text, environment());

    private static IEnumerable<string> Problems(LoadedScheme scheme) => scheme.Problems.Sorted.Select(p => $"{p.Text}");

    private static IReadOnlyList<ReadOnlyMemory<byte>> Bytes(JsonElement[] records) => [.. records.Select(JsonBody.Bytes)];
}
