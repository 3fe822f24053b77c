using System.Text.Json.Nodes;

namespace QingYi.Engine.Schemes;

/// <summary>A test inside a scheme's file.</summary>
internal sealed record TestConfig
{
    public required string Name { get; init; }

    public required SourcePosition Position { get; init; }

    public string? Now { get; init; }

    public string? LastSyncTime { get; init; }

    public IReadOnlyList<JsonNode?> Records { get; init; } = [];

    /// <summary>Records of other schemes that look-ups can find, by scheme, oldest first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JsonNode?>> Lookups { get; init; } =
        new Dictionary<string, IReadOnlyList<JsonNode?>>();

    /// <summary>The expected result of the records, in order: <c>requests</c> or <c>statements</c>; null: not checked.</summary>
    public JsonArray? Expected { get; init; }

    /// <summary>A text that the rejection of the first rejected record must contain; null: no record may be rejected.</summary>
    public string? Rejected { get; init; }
}
