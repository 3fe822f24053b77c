using QingYi.Engine.Documents;
using QingYi.Engine.Plugins;

namespace QingYi.Engine.Completion;

/// <summary>Finds what can stand at a cursor of an environment: keys, connectors, the options of connections.</summary>
/// <param name="catalog">The connectors.</param>
internal sealed class EnvironmentItems(ConnectorCatalog catalog)
{
    private const string Connections = "connections";

    private static readonly (string Key, LocalizedText Text)[] Root =
    [
        (Connections, EnvironmentGuideTexts.Connections),
        ("host", EnvironmentGuideTexts.Host),
        ("alerts", EnvironmentGuideTexts.Alerts),
        ("show", EnvironmentGuideTexts.Show),
    ];

    private static readonly (string Key, LocalizedText Text)[] Host =
    [
        ("parallelRuns", EnvironmentGuideTexts.ParallelRuns),
        ("stallAfter", EnvironmentGuideTexts.StallAfter),
        ("restartAfter", EnvironmentGuideTexts.RestartAfter),
        ("keepDelivered", EnvironmentGuideTexts.KeepDelivered),
        ("keepRuns", EnvironmentGuideTexts.KeepRuns),
        ("console", EnvironmentGuideTexts.Console),
        ("names", EnvironmentGuideTexts.Names),
        ("proxies", EnvironmentGuideTexts.Proxies),
        ("oidc", EnvironmentGuideTexts.Oidc),
    ];

    private static readonly (string Key, LocalizedText Text)[] OfConnection =
    [
        ("connector", EnvironmentGuideTexts.Connector),
        ("emulator", EnvironmentGuideTexts.Emulator),
        ("parallelRuns", EnvironmentGuideTexts.ParallelRunsOfConnection),
    ];

    /// <summary>Returns what can stand at the cursor.</summary>
    public CompletionSlot Find(Cursor cursor)
    {
        string[] path = [.. cursor.Steps.Select(s => s.Key).OfType<string>()];
        var isKey = cursor.IsKey || (cursor.IsAlone && path.Length < 3);
        return new CompletionSlot(cursor.Span, cursor.Before, [.. isKey ? Keys(path, cursor) : Values(path, cursor)]);
    }

    private IEnumerable<CompletionItem> Keys(string[] path, Cursor cursor)
    {
        var items = path switch
        {
            [] => Root.Select(k => Key(k.Key, k.Text, cursor)),
            ["host"] => Host.Select(k => Key(k.Key, k.Text, cursor)),
            [Connections, _] =>
            [
                .. OfConnection.Select(k => Key(k.Key, k.Text, cursor)),
                .. Options(cursor)
                    .Select(o =>
                        Key(o.Name, o.Description, cursor) with
                        {
                            Detail = o.Required ? CompletionTexts.Required : LocalizedText.Empty,
                        }
                    ),
            ],
            _ => [],
        };
        var written = cursor.IsKey
            ? cursor.Node.Members.Where(m => m.KeySpan.End < cursor.Span.Start || cursor.Span.End < m.KeySpan.Start - 1)
            : [];
        return items.ExceptBy(written.Select(m => m.Key), i => i.Label);
    }

    private IEnumerable<CompletionItem> Values(string[] path, Cursor cursor) =>
        path switch
        {
            [Connections, _, "connector"] => catalog.Connectors.Select(SettingItems.Connector),
            [Connections, _, var name] when Options(cursor).FirstOrDefault(o => o.Name == name) is { } option => OptionValues(
                option,
                cursor
            ),
            _ => [],
        };

    private static IEnumerable<CompletionItem> OptionValues(ConnectionOption option, Cursor cursor) =>
        option.Secret
            ?
            [
                new CompletionItem("${secret:NAME}", CompletionKind.Value)
                {
                    Insert = cursor.Style == NodeStyle.Plain ? "\"${secret:NAME}\"" : "${secret:NAME}",
                },
            ]
        : option.Type == OptionType.Boolean
            ? [new CompletionItem("true", CompletionKind.Value), new CompletionItem("false", CompletionKind.Value)]
        : option
            .Values.Concat(option.Default is { } known ? [known] : [])
            .Distinct()
            .Select(v => new CompletionItem(v, CompletionKind.Value));

    private IReadOnlyList<ConnectionOption> Options(Cursor cursor)
    {
        var connection = cursor.Steps.Count > 2 ? cursor.Steps[2].Node : null;
        var name = connection?.Members.FirstOrDefault(m => m.Key == "connector")?.Value.Text;
        return name is null ? [] : catalog.Find(name)?.Description.Options ?? [];
    }

    private static CompletionItem Key(string key, LocalizedText text, Cursor cursor) =>
        new(key, CompletionKind.Key) { Insert = cursor.HasColon ? key : key + ": ", Documentation = text };
}
