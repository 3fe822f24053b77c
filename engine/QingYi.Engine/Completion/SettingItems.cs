using QingYi.Engine.Documents;
using QingYi.Engine.Plugins;
using QingYi.Engine.Rendering;

namespace QingYi.Engine.Completion;

/// <summary>Finds the values that a key of the language can have.</summary>
/// <param name="scope">What is known of the scheme.</param>
/// <param name="data">What is known from outside.</param>
internal sealed class SettingItems(CompletionScope scope, CompletionData data)
{
    private static readonly CompletionItem[] Formats =
    [
        .. NodeFormat.Names.Select(n => new CompletionItem(n, CompletionKind.Filter) { Detail = GuideTexts.Format(n) }),
    ];

    private static readonly CompletionItem[] Parsers =
    [
        .. NodeParser.Names.Select(n => new CompletionItem(n, CompletionKind.Filter) { Detail = GuideTexts.Parser(n) }),
    ];

    private static readonly CompletionItem[] Schedules =
    [
        new("*/10 * * * *", CompletionKind.Value) { Detail = CompletionTexts.EveryTenMinutes },
        new("0 * * * *", CompletionKind.Value) { Detail = CompletionTexts.EveryHour },
        new("0 2 * * *", CompletionKind.Value) { Detail = CompletionTexts.EveryDay },
        new("0 8 * * 1", CompletionKind.Value) { Detail = CompletionTexts.EveryMonday },
    ];

    private static readonly Lazy<CompletionItem[]> Zones = new(() =>
        [
            .. TimeZoneInfo
                .GetSystemTimeZones()
                .Select(z => new CompletionItem(z.Id, CompletionKind.Value)
                {
                    Detail = LocalizedText.Of(z.BaseUtcOffset.ToString("hh\\:mm", null)),
                }),
        ]
    );

    /// <summary>Returns the values.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="place">The key.</param>
    /// <param name="newest">The newest stored record; null: none.</param>
    /// <param name="fed">What parameters can feed: binds and columns.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<CompletionItem>> FindAsync(
        Cursor cursor,
        Place place,
        ReadOnlyMemory<byte>? newest,
        IReadOnlyList<ApiField> fed,
        CancellationToken cancellationToken
    ) =>
        place.OfSide switch
        {
            "source.connector" or "target.connector" => Connectors(),
            "source.connection" or "target.connection" => Connections(place),
            "source.api" or "target.api" => Apis(place),
            "timezone" => Zones.Value,
            "schedule" or "reconcile.schedule" or "source.omissionRemedy.crontab" or "omissionRemedy.crontab" =>
            [
                .. Schedules.Select(s => cursor.Style == NodeStyle.Plain ? s with { Insert = $"\"{s.Label}\"" } : s),
            ],
            "source.id" or "source.number" or "source.condition.field" or "source.deleted.field" or "source.formatResponse.old" => Fields(
                stored: false,
                newest
            ),
            "source.beatFlat" or "source.operation.arrayKey" => Arrays(newest),
            "target.groupCalculate.bodyName" or "target.operation.bodyName" => Arrays(newest),
            "target.operation.field" or "target.operation.header" or "target.operation.body" or "target.operation.bodySum" => Fields(
                true,
                newest
            ),
            "target.groupCalculate.headerGroup" or "target.groupCalculate.bodyGroup" => Fields(stored: true, newest),
            "source.formatResponse.format" => Formats,
            "target.callBackStrategy.strategyId" => await SchemesAsync(cancellationToken).ConfigureAwait(false),
            "tests.expect.rejected" =>
            [
                .. data.Codes.Select(c => new CompletionItem(c, CompletionKind.ErrorCode)
                {
                    Documentation = data.Explain(c) ?? LocalizedText.Empty,
                }),
            ],
            _ when place.Names.Count > 0 => Attribute(cursor, place, fed),
            _ => Listed(place),
        };

    private static CompletionItem[] Listed(Place place) =>
        [.. SchemaGuide.Values(place.Schema).Select(v => new CompletionItem(v, CompletionKind.Value))];

    private CompletionItem[] Attribute(Cursor cursor, Place place, IReadOnlyList<ApiField> fed) =>
        place.Key switch
        {
            "field" => [.. Declared(place).Select(p => KeyItems.Parameter(p, Number(place, p), cursor)), .. fed.Select(KeyItems.Column)],
            "parent" => [.. scope.Parameters(place.IsSource).Select(p => new CompletionItem(p.Field, CompletionKind.Parameter))],
            "format" => Formats,
            "parser" => Parsers,
            _ => Listed(place),
        };

    private IReadOnlyList<ApiField> Declared(Place place)
    {
        if (place.Path.Contains(".response", StringComparison.OrdinalIgnoreCase))
        {
            return scope.Api(place.IsSource)?.Response ?? [];
        }

        var parameters = scope.Api(place.IsSource)?.Parameters ?? [];
        foreach (var name in place.Names.Take(place.Names.Count - 1))
        {
            // Statements and blocks may stand below other blocks.
            parameters = parameters.FirstOrDefault(p => p.Answers(name)) is { Children.Count: > 0 } field ? field.Children : parameters;
        }

        return parameters;
    }

    // The first number that the scheme does not use.
    private int Number(Place place, ApiField field)
    {
        var number = 1;
        while (field.Numbered && scope.Parameters(place.IsSource).Any(p => p.Field == $"{field.Name}_{number}"))
        {
            number++;
        }

        return number;
    }

    private IReadOnlyList<CompletionItem> Connectors() => [.. scope.Connectors.Select(Connector)];

    /// <summary>Returns the item of a connector.</summary>
    public static CompletionItem Connector(InstalledConnector connector) =>
        new(connector.Description.Name, CompletionKind.Connector)
        {
            Detail = connector.Description.Title,
            Documentation = connector.Description.Description,
        };

    private IReadOnlyList<CompletionItem> Connections(Place place)
    {
        var wanted = scope.Connector(place.IsSource)?.Description.Name;
        var fitting = (scope.Environment?.Connections.Values ?? [])
            .OrderBy(c =>
                wanted is not null && scope.Connectors.FirstOrDefault(i => i.Description.Name == c.Connector)?.Runs(wanted) != true
            )
            .ThenBy(c => c.Name, StringComparer.Ordinal);
        return
        [
            .. fitting.Select(c => new CompletionItem(c.Name, CompletionKind.Connection)
            {
                Detail = CompletionTexts.OfConnector(c.Connector),
            }),
        ];
    }

    private IReadOnlyList<CompletionItem> Apis(Place place)
    {
        var other = place.IsSource ? ApiEffect.Execute : ApiEffect.Query;
        var connectors = scope.Connector(place.IsSource) is { } known ? [known] : scope.Connectors;
        return
        [
            .. connectors
                .SelectMany(c => c.Description.Apis)
                .Where(a => a.Effect != other)
                .Select(a => new CompletionItem(a.Name, CompletionKind.Api)
                {
                    Detail = a.Title,
                    Documentation = place.IsSource ? CompletionTexts.Reads : CompletionTexts.Writes,
                }),
        ];
    }

    private IReadOnlyList<CompletionItem> Fields(bool stored, ReadOnlyMemory<byte>? newest) =>
        [.. scope.Fields(stored, newest).Select(TemplateItems.Field)];

    private IReadOnlyList<CompletionItem> Arrays(ReadOnlyMemory<byte>? newest) =>
        [.. scope.Fields(stored: false, newest).Where(f => f.IsArray).Select(TemplateItems.Field)];

    private async Task<IReadOnlyList<CompletionItem>> SchemesAsync(CancellationToken cancellationToken) =>
        [.. (await data.SchemesAsync(cancellationToken).ConfigureAwait(false)).Select(s => new CompletionItem(s, CompletionKind.Scheme))];
}
