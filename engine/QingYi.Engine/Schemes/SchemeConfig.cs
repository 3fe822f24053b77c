namespace QingYi.Engine.Schemes;

/// <summary>A scheme as its author wrote it. Immutable.</summary>
internal sealed record SchemeConfig
{
    public const string DefaultTimeZone = "Asia/Shanghai";

    public required string File { get; init; }

    /// <summary>The text of the file, with which an open delivery can be rendered again after the file has changed.</summary>
    public required string Text { get; init; }

    public string? Scheme { get; init; }

    public string? Name { get; init; }

    public int? Version { get; init; }

    public string TimeZone { get; init; } = DefaultTimeZone;

    public string TimestampUnit { get; init; } = "s";

    /// <summary><c>record</c>: a <c>_function</c> that fails rejects the record; <c>text</c>: its result is its own text.</summary>
    public string FunctionErrors { get; init; } = "record";

    public string? Schedule { get; init; }

    public string Missed { get; init; } = "last";

    public string? StartFrom { get; init; }

    public SourceConfig? Source { get; init; }

    public TargetConfig? Target { get; init; }

    public IReadOnlyList<TestConfig> Tests { get; init; } = [];

    public DeliveryConfig Delivery { get; init; } = new();

    /// <summary><c>ignore</c>, <c>report</c>, <c>park</c> or <c>fail</c>: what happens when the fields of the source change.</summary>
    public string Drift { get; init; } = "report";

    /// <summary>How the ids of the source are compared with the store; null: only on request, and nothing happens to records.</summary>
    public ReconcileConfig? Reconcile { get; init; }

    /// <summary>The position of each key, by its path in the file, case-insensitive.</summary>
    public required IReadOnlyDictionary<string, SourcePosition> Positions { get; init; }

    public SourcePosition PositionOf(string path)
    {
        for (var at = path; at.Length > 0; at = at.Contains('.', StringComparison.Ordinal) ? at[..at.LastIndexOf('.')] : "")
        {
            if (Positions.TryGetValue(at, out var found))
            {
                return found;
            }
        }

        return Positions.TryGetValue("", out var whole) ? whole : new SourcePosition(File, 1, 1);
    }

    /// <summary>Returns the time zone of a scheme; without a name, or with an unknown one, that of schemes that name none.</summary>
    public static TimeZoneInfo Zone(string? name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name ?? DefaultTimeZone, out var zone)
            ? zone
            : TimeZoneInfo.FindSystemTimeZoneById(DefaultTimeZone);
}
