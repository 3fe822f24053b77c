using System.ComponentModel;

namespace QingYi.Server.Api;

/// <summary>Which records to list; a missing value does not restrict the list.</summary>
/// <param name="Status">waiting, delivered, rejected, parked, delivering, skipped.</param>
/// <param name="Code">The code with which they are rejected or parked.</param>
/// <param name="Find">An id or a number.</param>
/// <param name="Field">The path of a field of the content, as in templates.</param>
/// <param name="Value">The value of that field.</param>
/// <param name="From">Fetched at this time or later.</param>
/// <param name="To">Fetched before this time.</param>
/// <param name="Order">oldest (the default) or newest: the records that come first.</param>
/// <param name="After">A key: only newer records.</param>
/// <param name="Before">A key: only older records.</param>
/// <param name="Limit">1 to 500; 50 by default.</param>
internal sealed record RecordsRequest(
    [property: Description("waiting, delivered, rejected, parked, delivering, skipped")] string? Status,
    [property: Description("the code with which they are rejected or parked")] string? Code,
    [property: Description("an id or a number")] string? Find,
    [property: Description("true: only records that the last reconciliation did not find at the source")] bool? Missing,
    [property: Description("the path of a field of the content, as in templates; a call searches for two seconds at most")] string? Field,
    [property: Description("the value of that field; empty: it is empty, null or missing")] string? Value,
    [property: Description("fetched at this time or later; without an offset in the scheme's time zone")] string? From,
    [property: Description("fetched before this time")] string? To,
    [property: Description("oldest (the default) or newest: the records that come first")] string? Order,
    [property: Description("a key: only newer records")] long? After,
    [property: Description("a key: only older records")] long? Before,
    [property: Description("1 to 500; 50 by default")] int? Limit
);
