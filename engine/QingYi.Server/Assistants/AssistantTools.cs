using System.Text.Json;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Api;
using QingYi.Server.Hosting;

namespace QingYi.Server.Assistants;

/// <summary>What an assistant may ask. Nothing is changed.</summary>
/// <param name="session">The program.</param>
/// <param name="folder">The scheme files.</param>
/// <param name="environment">The connections.</param>
internal sealed class AssistantTools(Session session, string folder, EnvironmentFile environment)
{
    private const int Listed = 50;

    private Workspace Workspace => session.Workspace;

    public object Connectors() =>
        Workspace.Catalog.Connectors.Select(c => new
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
        var found = Workspace.Catalog.Find(connector) ?? throw new UsageException(Workspace.Catalog.NotInstalled(connector));
        return api is null
            ? found.Description
            : found.Api(api)
                ?? throw new UsageException(AssistantTexts.NoApi(connector, api, [.. found.Description.Apis.Select(a => a.Name)]));
    }

    public object Connections() => environment.Connections.Values.Select(c => new { c.Name, c.Connector });

    public async Task<object> BrowseAsync(string connection, string path = "", CancellationToken cancellationToken = default)
    {
        var (browser, at) = (new ConnectionBrowser(Workspace.Catalog, Workspace.Clock), Find(connection));
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
        var browser = new ConnectionBrowser(Workspace.Catalog, Workspace.Clock);
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
            Preview = loaded.IsUsable ? new Workbench(Workspace).Preview(loaded, Bytes(records), new TemplateTimes()) : null,
        };
    }

    public object Trace(string scheme, JsonElement[] records)
    {
        var loaded = Load(scheme);
        return new { Problems = Problems(loaded), Trace = new Workbench(Workspace).Trace(loaded, Bytes(records), new TemplateTimes()) };
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
        var sample = await new Workbench(Workspace).SampleAsync(loaded, start, end, limit, cancellationToken).ConfigureAwait(false);
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
        await using var store = session.OpenKnownStore();
        var runs = await store.RunsAsync(scheme, Math.Clamp(limit, 1, Listed), cancellationToken).ConfigureAwait(false);
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
        await using var store = session.OpenKnownStore();
        var query = new RecordQuery
        {
            Status = status is null ? null : StatusOf(status),
            Code = code,
            Name = find,
            Limit = Listed,
        };
        return (await store.ListAsync(scheme, query, cancellationToken).ConfigureAwait(false)).Select(RecordSummary.Of).ToList();
    }

    public async Task<object> RecordAsync(string scheme, string id, CancellationToken cancellationToken = default)
    {
        await using var store = session.OpenKnownStore();
        var pool = new RecordPool(store, Workspace.Catalog, Workspace.Clock);
        var story = await pool.FindAsync(scheme, id, cancellationToken).ConfigureAwait(false);
        return RecordView.Of(story, await pool.RenderAsync(scheme, story, cancellationToken).ConfigureAwait(false));
    }

    public static object Error(string code) => Pages.Error(code) ?? throw new UsageException(AssistantTexts.NoCode(code));

    private static RecordStatus StatusOf(string status) =>
        Enum.TryParse<RecordStatus>(status, ignoreCase: true, out var known) && Enum.IsDefined(known)
            ? known
            : throw new UsageException(ApiTexts.NotOneOf("status", status, [.. Enum.GetValues<RecordStatus>().Select(RecordMove.Word)]));

    private Connection Find(string connection) =>
        environment.Connections.TryGetValue(connection, out var found)
            ? found
            : throw new UsageException(AssistantTexts.NoConnection(connection, [.. environment.Connections.Keys]));

    private LoadedScheme Load(string text) => new SchemeLoader(Workspace).Load(SchemeLoader.NameOf(text), text, environment);

    private static IEnumerable<string> Problems(LoadedScheme scheme) => scheme.Problems.Sorted.Select(p => $"{p.Text}");

    private static IReadOnlyList<ReadOnlyMemory<byte>> Bytes(JsonElement[] records) => [.. records.Select(JsonBody.Bytes)];
}
