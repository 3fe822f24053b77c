using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>The result of a run.</summary>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Status">The status with which it ended.</param>
/// <param name="From">The start of its first window.</param>
/// <param name="To">The end of its last window.</param>
/// <param name="Progress">Its counts.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Fault">Why it failed; null: it did not.</param>
/// <param name="Notices">Notices for the operator: the guarantee of the target, where the first run began.</param>
public sealed record RunReport(
    string Scheme,
    string Run,
    RunStatus Status,
    DateTimeOffset? From,
    DateTimeOffset? To,
    RunProgress Progress,
    TimeSpan Duration,
    RunFault? Fault,
    IReadOnlyList<LocalizedText> Notices
)
{
    /// <summary>When it began.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>What a reconciliation found; null: the run was none, or it ended before.</summary>
    public Reconciliation? Reconciliation { get; init; }

    /// <summary>How the fields of the source have changed; null: they have not, or the scheme ignores it.</summary>
    public FieldDrift? Drift { get; init; }

    /// <summary>True when the source has more records, so that the host runs the scheme again at once.</summary>
    internal bool HasMore { get; init; }

    /// <summary>True when the fault can disappear by itself, so that a retry makes sense.</summary>
    internal bool MayPass => Fault?.Code is "QY5003" or "QY5004" or "QY5011" or "QY5016" or "QY5021";

    /// <summary>True when the run failed or changed the status of a record.</summary>
    internal bool DidSomething =>
        Status != RunStatus.Succeeded
        || Reconciliation is not null
        || Drift is not null
        || Progress.Stored + Progress.Replaced + Progress.Delivered + Progress.Rejected + Progress.Parked > 0;

    /// <summary>Rows of the target, if they were requested.</summary>
    public IReadOnlyList<SampleTable> Samples { get; init; } = [];

    /// <summary>
    /// Returns the report for programs: <c>scheme run status from to windows pages fetched filtered duplicates stored replaced delivered
    /// rejected parked skipped durationMs</c>, <c>phases</c> with the milliseconds that the steps of each phase took together
    /// (<c>fetchMs stageMs deliverMs settleMs</c>; a report of an earlier version has none), <c>reconcile</c> with what a
    /// reconciliation found, <c>drift</c> when the fields of the source have changed, and <c>fault</c> with
    /// <c>code message nextStep</c> when the run failed.
    /// </summary>
    public JsonObject ToJson() => ToJson(t => JsonValue.Create(t.ToString()));

    /// <summary>Returns the report for the store: each text in both languages, because nobody knows who will read it.</summary>
    internal JsonObject ToStoredJson() => ToJson(t => JsonSerializer.SerializeToNode(t));

    private JsonObject ToJson(Func<LocalizedText, JsonNode?> write)
    {
        var json = new JsonObject
        {
            ["scheme"] = Scheme,
            ["run"] = Run,
            ["status"] = Status.ToString().ToLowerInvariant(),
            ["from"] = Instant(From),
            ["to"] = Instant(To),
        };
        WriteCounts(json, Progress);
        json["durationMs"] = (long)Duration.TotalMilliseconds;
        json["phases"] = PhasesOf(Progress);
        if (Reconciliation is { } r)
        {
            json["reconcile"] = new JsonObject
            {
                ["action"] = r.Action.ToString().ToLowerInvariant(),
                ["listed"] = r.Ids.Listed,
                ["compared"] = r.Ids.Compared,
                ["missing"] = r.Ids.Missing,
                ["gone"] = r.Gone,
                ["deleted"] = r.Deleted,
                ["notStored"] = r.Ids.NotStored,
                ["missingIds"] = new JsonArray([.. r.Ids.MissingIds.Select(i => JsonValue.Create(i))]),
                ["notStoredIds"] = new JsonArray([.. r.Ids.NotStoredIds.Select(i => JsonValue.Create(i))]),
            };
        }

        if (Drift is { } drift)
        {
            json["drift"] = drift.ToJson();
        }

        if (Fault is { } fault)
        {
            json["fault"] = new JsonObject
            {
                ["code"] = fault.Code,
                ["message"] = write(fault.Message),
                ["nextStep"] = write(fault.NextStep),
            };
        }

        return json;
    }

    /// <summary>Adds the counts of a run, whether it has ended or not.</summary>
    internal static void WriteCounts(JsonObject json, RunProgress progress)
    {
        json["windows"] = progress.Windows;
        json["pages"] = progress.Pages;
        json["fetched"] = progress.Fetched;
        json["filtered"] = progress.Filtered;
        json["duplicates"] = progress.Duplicates;
        json["stored"] = progress.Stored;
        json["replaced"] = progress.Replaced;
        json["delivered"] = progress.Delivered;
        json["rejected"] = progress.Rejected;
        json["parked"] = progress.Parked;
        json["skipped"] = 0;
    }

    /// <summary>Returns the sums of the phases in milliseconds.</summary>
    internal static JsonObject PhasesOf(RunProgress progress) =>
        new(
            Enum.GetValues<RunPhase>()
                .Select(p =>
                    KeyValuePair.Create<string, JsonNode?>(
                        p.ToString().ToLowerInvariant() + "Ms",
                        (long)progress.Spent(p).TotalMilliseconds
                    )
                )
        );

    private static string? Instant(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
