using System.Text.Json.Nodes;

namespace QingYi;

/// <summary>One call of a source.</summary>
/// <param name="Body">The request with all placeholders resolved for this window and page. The source may change this copy.</param>
/// <param name="Cursor">Where to go on; null: the first page of the window.</param>
/// <param name="PageSize">The number of records asked for.</param>
/// <param name="StartPage">The number that the first page has on the wire.</param>
public sealed record ReadRequest(JsonObject Body, Cursor? Cursor, int PageSize, int StartPage);
