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

    /// <summary>Records of other schemes that look-ups find, by scheme, oldest first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JsonNode?>> Lookups { get; init; } =
        new Dictionary<string, IReadOnlyList<JsonNode?>>();

    /// <summary>What the records must become, in order: <c>requests</c> or <c>statements</c>; null: not looked at.</summary>
    public JsonArray? Expected { get; init; }

    /// <summary>What the rejection of the first refused record must contain; null: none may be refused.</summary>
    public string? Rejected { get; init; }
}
