using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>A number of records with the same status and cause, as commands and the API show it.</summary>
/// <param name="Status">waiting, delivered, rejected, parked, delivering, skipped.</param>
/// <param name="Code">The code with which they are rejected or parked.</param>
/// <param name="Field">The field that caused the rejection.</param>
/// <param name="Awaits">The scheme whose records parked ones wait for.</param>
/// <param name="Count">Their number.</param>
/// <param name="First">When the first was rejected, or fetched; null for delivered records.</param>
/// <param name="Last">The same for the last.</param>
/// <param name="SampleId">The id of the one that was stored last.</param>
/// <param name="Message">Why that one was rejected or parked.</param>
internal sealed record RecordCount(
    string Status,
    string? Code,
    string? Field,
    string? Awaits,
    long Count,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    string? SampleId,
    LocalizedText? Message
)
{
    public static RecordCount Of(RecordGroup g) =>
        new(RecordMove.Word(g.Status), g.Code, g.Field, g.Awaits, g.Count, g.First, g.Last, g.SampleId, g.Message);
}
