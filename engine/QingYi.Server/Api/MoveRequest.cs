using System.Text.Json.Nodes;
using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>Records to be moved.</summary>
/// <param name="Ids">Those with these ids, as texts or numbers.</param>
/// <param name="Status">Those in this status.</param>
/// <param name="Code">Those refused with this code.</param>
/// <param name="All">All that the verb is for.</param>
internal sealed record MoveRequest(IReadOnlyList<JsonNode>? Ids = null, RecordStatus? Status = null, string? Code = null, bool All = false);
