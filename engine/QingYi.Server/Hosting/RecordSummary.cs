using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>A record in a list, as commands and the API show it.</summary>
/// <param name="Key">Its number in the store; the next page begins after the key of the last record.</param>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its number at the source, for people.</param>
/// <param name="Status">waiting, delivered, rejected, parked, delivering, skipped.</param>
/// <param name="Attempts">How often a delivery contained it.</param>
/// <param name="Answer">The target's answer.</param>
/// <param name="Code">The code of the rejection.</param>
/// <param name="Message">The cause of the rejection, for people.</param>
/// <param name="Field">The field that caused the rejection.</param>
/// <param name="Value">The value of that field.</param>
/// <param name="Fetched">The time when its content was fetched.</param>
/// <param name="Settled">The time when it was delivered or rejected.</param>
/// <param name="MissingSince">The first reconciliation in a row that did not find it at the source; null: it is not missing.</param>
/// <param name="Gone">True: a reconciliation has marked it as gone.</param>
internal sealed record RecordSummary(
    long Key,
    string Id,
    string Number,
    string Status,
    int Attempts,
    string? Answer,
    string? Code,
    LocalizedText? Message,
    string? Field,
    string? Value,
    DateTimeOffset Fetched,
    DateTimeOffset? Settled,
    DateTimeOffset? MissingSince,
    bool Gone
)
{
    public static RecordSummary Of(RecordListing r) =>
        new(
            r.Key,
            r.Id,
            r.Number,
            RecordMove.Word(r.Status),
            r.Attempts,
            r.Answer,
            r.Rejection?.Code,
            r.Rejection?.Message,
            r.Rejection?.Field,
            r.Rejection?.Value,
            r.FetchedAt,
            r.SettledAt,
            r.Missing?.Since,
            r.Missing?.IsMarked ?? false
        );
}
