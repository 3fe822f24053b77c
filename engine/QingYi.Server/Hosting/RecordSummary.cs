using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>A record as people and programs see it in a list.</summary>
/// <param name="Key">Its number in the store: a page ends with one, and the next begins behind it.</param>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its display code.</param>
/// <param name="Status">waiting, delivered, rejected, parked, delivering, skipped.</param>
/// <param name="Attempts">How often it was part of a delivery.</param>
/// <param name="Answer">The target's answer.</param>
/// <param name="Code">Why it was refused: a code.</param>
/// <param name="Message">Why it was refused, for people.</param>
/// <param name="Field">The field that is to blame.</param>
/// <param name="Value">Its value.</param>
/// <param name="Fetched">When its content came.</param>
/// <param name="Settled">When it was delivered or refused.</param>
internal sealed record RecordSummary(
    long Key,
    string Id,
    string Number,
    string Status,
    int Attempts,
    string? Answer,
    string? Code,
    string? Message,
    string? Field,
    string? Value,
    DateTimeOffset Fetched,
    DateTimeOffset? Settled
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
            r.SettledAt
        );
}
