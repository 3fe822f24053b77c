using QingYi.Engine.Language;
using QingYi.Engine.Rendering;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Compilation;

/// <summary>A validated and compiled scheme. Immutable; all runs share it.</summary>
internal sealed record CompiledScheme
{
    public required SchemeConfig Config { get; init; }

    public required string Id { get; init; }

    /// <summary>Identifies this text of the scheme, so that a delivery can be rendered again with the same text.</summary>
    public required string Version { get; init; }

    public required TimeZoneInfo TimeZone { get; init; }

    public required CompiledSide<SourcePlan> Source { get; init; }

    public required CompiledSide<TargetPlan> Target { get; init; }

    /// <summary>Renders the source's request at the times of <c>omissionRemedy</c>; null: the scheme has none.</summary>
    public RequestRenderer? Remedy { get; init; }

    /// <summary>The fields that the target's request reads from a record.</summary>
    public required RecordPlan Plan { get; init; }

    /// <summary>The fields that identify a record; the engine reads them when it stores the record.</summary>
    public required RecordPlan NamePlan { get; init; }

    /// <summary>
    /// True when a record's request depends only on the record and the run, so that it can be rendered when the record is read;
    /// <see cref="NamePlan"/> then contains all fields that it needs.
    /// </summary>
    public bool RendersAhead => ReferenceEquals(NamePlan, Plan);

    public required RecordPath IdPath { get; init; }

    public RecordPath? NumberPath { get; init; }

    /// <summary>Selects the raw records to store.</summary>
    public required RecordFilter Filter { get; init; }

    /// <summary>Selects the raw records that are deleted at the source.</summary>
    public required RecordFilter Deleted { get; init; }

    /// <summary>Rewrites fields before a record is rendered.</summary>
    public required ResponseFormatter Formatter { get; init; }

    /// <summary>Makes documents from several records; null: each record is a document of its own.</summary>
    public RecordGrouper? Grouper { get; init; }

    /// <summary>Selects the part of the target's answer to store; null: none.</summary>
    public SideRequest? WriteBack { get; init; }

    /// <summary>The scheme that receives delivered records, and what it receives; null: none.</summary>
    public (string Scheme, SideRequest? Id, SideRequest? Content)? Chain { get; init; }

    /// <summary>What determines the ids of its records, for people.</summary>
    public string Shape
    {
        get
        {
            var source = Config.Source!;
            var flat = source.BeatFlat.Count == 0 ? "" : $", beatFlat {string.Join(", ", source.BeatFlat)} from {source.BeatFlatFrom}";
            var split = source.SplitArray is { } array ? $", splitArray {array}" : "";
            return $"source.id '{IdPath.Text}' of api '{Source.Api.Name}'{flat}{split}";
        }
    }

    /// <summary>The schemes whose records the target's request looks up.</summary>
    public IReadOnlyList<string> LooksAt { get; init; } = [];

    /// <summary>The number of documents in one transaction of the target.</summary>
    public int Batch => Config.Delivery.Batch ?? Target.Plan.DeliveryBatch ?? 100;

    /// <summary>True when deletions are delivered; otherwise their records count as delivered and nothing is sent.</summary>
    public bool TakesDeletes => Grouper is null && (Target.Plan.TakesDeletes || Plan.ReadsChange);

    /// <summary>Why documents must be written one after the other; null: several lanes can write them in parallel.</summary>
    public Limitation? Order => OrderOf(Config, Target.Plan);

    public required int PageSize { get; init; }

    public required int StartPage { get; init; }

    /// <summary>The longest window of one request; null: no limit.</summary>
    public TimeSpan? MaxWindow { get; init; }

    /// <summary>The scheme with the request that lists all ids; null: its own request does.</summary>
    public CompiledScheme? Listing { get; init; }

    /// <summary>Returns the scheme with the request that lists ids, which reads as few fields as the source can.</summary>
    public CompiledScheme OfIds()
    {
        var listing = Listing ?? this;
        return listing.Config.Source!.DividesRecords
            ? listing
            : listing with
            {
                Source = listing.Source with { Plan = listing.Source.Plan.Only([listing.IdPath.Segments[0]]) },
            };
    }

    /// <summary>Formats a time for messages, in the scheme's time zone.</summary>
    public string Shown(DateTimeOffset time) => $"{TimeZoneInfo.ConvertTime(time, TimeZone):yyyy-MM-dd HH:mm:ss}";

    /// <summary>Creates a shaper that converts the raw records of a window to stored records.</summary>
    public RecordShaper Shaper(ConstantSet constants) => new(Config.Source!, IdPath.Segments, Filter, Deleted, constants);

    public ConstantSet Constants(DateTimeOffset from, DateTimeOffset to, string run) =>
        new()
        {
            LastSyncTime = from,
            CurrentTime = to,
            TimeZone = TimeZone,
            TimestampsInMilliseconds = Config.TimestampUnit == "ms",
            PageSize = PageSize,
            StartPage = StartPage,
            SchemeId = Id,
            RunId = run,
        };

    /// <summary>Returns the same for a scheme that is being compiled.</summary>
    public static Limitation? OrderOf(SchemeConfig config, TargetPlan target) =>
        config.Target!.Group is null ? target.Order : new(CompilationTexts.GroupsFormOnceARun);
}
