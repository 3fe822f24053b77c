using System.Text.Json.Nodes;
using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>Selects the records that a verb applies to.</summary>
/// <param name="Ids">Records with these ids, as strings or numbers.</param>
/// <param name="Status">Records in this status.</param>
/// <param name="Code">Records rejected with this code.</param>
/// <param name="All">All records that the verb applies to by default.</param>
internal sealed record MoveRequest(IReadOnlyList<JsonNode>? Ids = null, RecordStatus? Status = null, string? Code = null, bool All = false);
