using System.Text.Json.Nodes;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Web.Overview;

/// <summary>What the last run of a scheme came to.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Started">When it began.</param>
/// <param name="Fetched">The records that it fetched.</param>
/// <param name="Delivered">The records that it wrote.</param>
/// <param name="Rejected">The records that it rejected.</param>
/// <param name="Fault">Why it failed; null: it did not.</param>
public sealed record LastRun(
    string Run,
    RunStatus Status,
    DateTimeOffset? Started,
    long Fetched,
    long Delivered,
    long Rejected,
    RunFault? Fault
)
{
    public static LastRun Of(RunReport report) =>
        new(
            report.Run,
            report.Status,
            report.Started,
            report.Progress.Fetched,
            report.Progress.Delivered,
            report.Progress.Rejected,
            report.Fault
        );

    public static LastRun Of(StoredRun run)
    {
        var report = JsonNode.Parse(run.Report)!;
        return new LastRun(
            run.Id,
            run.Status,
            run.Started,
            (long?)report["fetched"] ?? 0,
            (long?)report["delivered"] ?? 0,
            (long?)report["rejected"] ?? 0,
            report["fault"] is { } fault ? new RunFault((string)fault["code"]!, Text(fault["message"]), Text(fault["nextStep"])) : null
        );
    }

    private static LocalizedText Text(JsonNode? node) =>
        System.Text.Json.JsonSerializer.Deserialize<LocalizedText>(node) ?? LocalizedText.Empty;
}
