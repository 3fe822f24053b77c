using System.Text.Json;
using System.Text.Json.Nodes;

namespace QingYi.Engine.Stores;

/// <summary>A run that has ended.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Status">The status with which it ended.</param>
/// <param name="Started">When it began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Report">Its counts and its fault, as <c>run --output json</c> prints them, but with texts in both languages.</param>
public sealed record StoredRun(string Id, string Scheme, RunStatus Status, DateTimeOffset Started, DateTimeOffset Ended, string Report)
{
    /// <summary>False when the run found nothing to do; its report is then deleted sooner.</summary>
    public bool DidSomething { get; init; } = true;

    /// <summary>True when the run compared the ids of the source with the store.</summary>
    public bool IsReconciliation { get; init; }

    /// <summary>The word for a status in messages.</summary>
    public static LocalizedText Label(RunStatus status) => StoreTexts.Status(status);

    /// <summary>Returns the report with its texts in the language of the current user, where the store has both languages.</summary>
    public JsonObject ToJson()
    {
        var report = JsonNode.Parse(Report)!.AsObject();
        if (report["fault"] is JsonObject fault)
        {
            fault["message"] = fault["message"].Deserialize<LocalizedText>()?.ToString();
            fault["nextStep"] = fault["nextStep"].Deserialize<LocalizedText>()?.ToString();
        }

        return report;
    }
}
