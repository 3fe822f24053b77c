using System.Text.Json.Nodes;

namespace QingYi.Server.Api;

/// <summary>A draft of the request of an api.</summary>
/// <param name="Request">The content of <c>request:</c>; null: the connector drafts none for this.</param>
internal sealed record ConnectionDraft(JsonObject? Request);
