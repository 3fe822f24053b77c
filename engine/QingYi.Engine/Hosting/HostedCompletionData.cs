using QingYi.Engine.Completion;
using QingYi.Engine.Documents;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>What completion asks of the store, of the folder of schemes and of connections.</summary>
/// <param name="workspace">The services that the use cases share.</param>
/// <param name="options">Where the answers come from.</param>
internal sealed class HostedCompletionData(Workspace workspace, AssistantOptions options) : CompletionData
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(5);
    private readonly AnswerCache<IReadOnlyList<string>> schemes = new(workspace.Clock, Soon);
    private readonly AnswerCache<byte[]> newest = new(workspace.Clock, Soon);
    private readonly AnswerCache<IReadOnlyList<CatalogEntry>> entries = new(workspace.Clock, Minutes);
    private readonly AnswerCache<IReadOnlyList<ApiField>> fields = new(workspace.Clock, Minutes);

    public override IReadOnlyList<string> Codes => options.Codes;

    public override LocalizedText? Explain(string code) => options.Explain(code);

    public override async Task<IReadOnlyList<string>> SchemesAsync(CancellationToken cancellationToken) =>
        await schemes.FindAsync("", SchemesNowAsync, cancellationToken).ConfigureAwait(false) ?? [];

    public override async Task<ReadOnlyMemory<byte>?> NewestAsync(string scheme, CancellationToken cancellationToken) =>
        options.Store is { } store
        && await newest.FindAsync(scheme, token => NewestNowAsync(store, scheme, token), cancellationToken).ConfigureAwait(false)
            is { } content
            ? content
            : null;

    public override async Task<IReadOnlyList<CatalogEntry>> EntriesAsync(
        Connection connection,
        string path,
        CancellationToken cancellationToken
    ) =>
        await entries
            .FindAsync(
                Key(connection, path),
                async token => (await Browser.BrowseAsync(connection, path, token).ConfigureAwait(false)).Entries,
                cancellationToken
            )
            .ConfigureAwait(false)
        ?? [];

    public override async Task<IReadOnlyList<ApiField>> FieldsAsync(
        Connection connection,
        string path,
        CancellationToken cancellationToken
    ) =>
        await fields
            .FindAsync(
                Key(connection, path),
                async token => (await Browser.FieldsAsync(connection, path, token).ConfigureAwait(false)).Fields,
                cancellationToken
            )
            .ConfigureAwait(false)
        ?? [];

    private ConnectionBrowser Browser => new(workspace.Catalog, workspace.Clock);

    private static string Key(Connection connection, string path) => $"{connection.Name}\n{path}";

    private async Task<IReadOnlyList<string>?> SchemesNowAsync(CancellationToken cancellationToken)
    {
        var stored = options.Store is { } store ? await store.SchemesAsync(cancellationToken).ConfigureAwait(false) : [];
        var files = Directory.Exists(options.Folder) ? Directory.EnumerateFiles(options.Folder).Where(SchemeLoader.IsSchemeFile) : [];
        return [.. stored.Concat(files.Select(IdOf).OfType<string>()).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string? IdOf(string file) =>
        new OutlineReader(new SourceText(file, File.ReadAllText(file))).Read().Members.FirstOrDefault(m => m.Key == "scheme")?.Value.Text;

    private static async Task<byte[]?> NewestNowAsync(RecordStore store, string scheme, CancellationToken cancellationToken)
    {
        var query = new RecordQuery { Order = RecordOrder.Newest, Limit = 1 };
        return
            await store.ListAsync(scheme, query, cancellationToken).ConfigureAwait(false) is [var record]
            && await store.FindAsync(scheme, record.Id, cancellationToken).ConfigureAwait(false) is { Content: { } content }
            ? content.ToArray()
            : null;
    }
}
