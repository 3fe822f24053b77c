using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>A record of any scheme, as commands and the API show it.</summary>
/// <param name="Scheme">Its scheme.</param>
/// <param name="Record">The record.</param>
internal sealed record RecordMatch(string Scheme, RecordSummary Record)
{
    public static RecordMatch Of(FoundRecord found) => new(found.Scheme, RecordSummary.Of(found.Record));

    public JsonNode ToJson() => JsonSerializer.SerializeToNode(this, UserTextConverter.Format)!;
}
