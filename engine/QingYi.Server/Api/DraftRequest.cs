using System.Text.Json;

namespace QingYi.Server.Api;

/// <summary>A scheme to try, and what to try it with.</summary>
/// <param name="Text">The text of the scheme, YAML or JSON. Null: the version that the host runs of <paramref name="Scheme"/>.</param>
/// <param name="Scheme">The id of a scheme of the host; null where <paramref name="Text"/> is given.</param>
/// <param name="File">The name for positions; <c>scheme.yaml</c> by default. With <c>.json</c> at its end the text is JSON.</param>
/// <param name="Records">Records as the source sends them: a list of objects.</param>
/// <param name="Now">CURRENT_TIME, in the scheme's zone if it names none. Null: now.</param>
/// <param name="LastSync">LAST_SYNC_TIME, likewise. Null: 24 hours before CURRENT_TIME.</param>
/// <param name="From">Of a sample, the start of the window, likewise. Null: 24 hours before its end.</param>
/// <param name="To">Of a sample, the end of the window, likewise. Null: now.</param>
/// <param name="Limit">Of a sample, the maximum number of records; 50 by default and at most.</param>
internal sealed record DraftRequest(
    string? Text = null,
    string? Scheme = null,
    string? File = null,
    JsonElement[]? Records = null,
    string? Now = null,
    string? LastSync = null,
    string? From = null,
    string? To = null,
    int? Limit = null
);
