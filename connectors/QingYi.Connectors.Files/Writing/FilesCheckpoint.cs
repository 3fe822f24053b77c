using System.Text.Json.Serialization;

namespace QingYi.Connectors.Files.Writing;

/// <summary>What stands beside the files: whose they are, the last delivery, and what was under way.</summary>
internal sealed record FilesCheckpoint
{
    /// <summary>The newest version of the form; the first one did not name it.</summary>
    public const int Newest = 2;

    [JsonPropertyName("Version")]
    public int Version { get; init; } = 1;

    [JsonPropertyName("Store")]
    public string Store { get; init; } = "";

    [JsonPropertyName("Token")]
    public long Token { get; init; }

    [JsonPropertyName("Delivery")]
    public long Delivery { get; init; }

    [JsonPropertyName("Outcomes")]
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>
    /// Files that a delivery was adding to when this was written, with their lengths before: what is longer was not finished.
    /// </summary>
    [JsonPropertyName("Pending")]
    public IReadOnlyDictionary<string, long> Pending { get; init; } = new Dictionary<string, long>();

    /// <summary>The lengths that these files have when it is finished; what stands behind is not of this delivery.</summary>
    [JsonPropertyName("Ends")]
    public IReadOnlyDictionary<string, long> Ends { get; init; } = new Dictionary<string, long>();

    /// <summary>Files of rows that Excel files are made of.</summary>
    [JsonPropertyName("Exports")]
    public IReadOnlyList<string> Exports { get; init; } = [];

    /// <summary>The same with nothing under way.</summary>
    public FilesCheckpoint AtRest() => this with { Pending = new Dictionary<string, long>(), Ends = new Dictionary<string, long>() };
}
