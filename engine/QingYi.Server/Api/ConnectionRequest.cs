using System.Text.Json.Nodes;

namespace QingYi.Server.Api;

/// <summary>A connection to save.</summary>
/// <param name="Connector">Its connector.</param>
/// <param name="Options">
/// Its options. A secret is kept among the secrets of the host; null keeps the one that is set. What is missing is left out.
/// </param>
/// <param name="Base">The version that it replaces; missing: it is new.</param>
internal sealed record ConnectionRequest(string Connector, JsonObject Options, string? Base = null);
