using QingYi.Engine.Language;
using QingYi.Engine.Rendering;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Compilation;

/// <summary>A scheme that has been checked and compiled; immutable, shared by all who run it.</summary>
internal sealed class CompiledScheme
{
    public required SchemeConfig Config { get; init; }

    public required string Id { get; init; }

    /// <summary>Names this text of the scheme: what was delivered by it can be rendered by it again.</summary>
    public required string Version { get; init; }

    public required TimeZoneInfo TimeZone { get; init; }

    public required CompiledSide<SourcePlan> Source { get; init; }

    public required CompiledSide<TargetPlan> Target { get; init; }

    /// <summary>The source's request at the times of <c>omissionRemedy</c>; null: there are none.</summary>
    public RequestRenderer? Remedy { get; init; }

    /// <summary>The fields that the target's request reads from a record.</summary>
    public required RecordPlan Plan { get; init; }

    /// <summary>The fields that name a record: looked at when it is stored.</summary>
    public required RecordPlan NamePlan { get; init; }

    /// <summary>
    /// A record's request depends on nothing but the record and the run, so that it can be rendered when the record comes;
    /// <see cref="NamePlan"/> then reads all that it needs.
    /// </summary>
    public bool RendersAhead => ReferenceEquals(NamePlan, Plan);

    public required RecordPath IdPath { get; init; }

    public RecordPath? NumberPath { get; init; }

    /// <summary>Which raw records are stored.</summary>
    public required RecordFilter Filter { get; init; }

    /// <summary>Which raw records are gone at the source.</summary>
    public required RecordFilter Deleted { get; init; }

    /// <summary>Rewrites fields before a record is rendered.</summary>
    public required ResponseFormatter Formatter { get; init; }

    /// <summary>Makes documents of several records; null: each is its own.</summary>
    public RecordGrouper? Grouper { get; init; }

    /// <summary>What is kept of the target's answer; null: nothing.</summary>
    public SideRequest? WriteBack { get; init; }

    /// <summary>The scheme that gets delivered records, and what it gets; null: none.</summary>
    public (string Scheme, SideRequest? Id, SideRequest? Content)? Chain { get; init; }

    /// <summary>By what its records get their ids, for people.</summary>
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

    /// <summary>The schemes whose records are looked up.</summary>
    public IReadOnlyList<string> LooksAt { get; init; } = [];

    /// <summary>Documents in one transaction of the target.</summary>
    public int Batch => Config.Delivery.Batch ?? Target.Plan.DeliveryBatch ?? 100;

    /// <summary>Deletions are delivered; else their records count as delivered, and nothing is sent.</summary>
    public bool TakesDeletes => Grouper is null && (Target.Plan.TakesDeletes || Plan.ReadsChange);

    /// <summary>Why documents are written one after the other; null: they may be written side by side.</summary>
    public Limitation? Order => OrderOf(Config, Target.Plan);

    public required int PageSize { get; init; }

    public required int StartPage { get; init; }

    /// <summary>The longest span of one request; null: any.</summary>
    public TimeSpan? MaxWindow { get; init; }

    /// <summary>A time as the scheme's people read it.</summary>
    public string Shown(DateTimeOffset time) => $"{TimeZoneInfo.ConvertTime(time, TimeZone):yyyy-MM-dd HH:mm:ss}";

    /// <summary>Makes stored records of the raw ones of a window.</summary>
    public RecordShaper Shaper(ConstantSet constants) => new(Config.Source!, Filter, Deleted, constants);

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

    /// <summary>The same of a scheme that is being compiled.</summary>
    public static Limitation? OrderOf(SchemeConfig config, TargetPlan target) =>
        config.Target!.Group is null ? target.Order : new("the target groups records, and groups form once a run");
}
