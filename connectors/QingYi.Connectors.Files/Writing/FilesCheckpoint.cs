using System.Text.Json.Serialization;

namespace QingYi.Connectors.Files.Writing;

/// <summary>The checkpoint beside the files: the store that writes them, the last delivery, and the delivery in progress.</summary>
internal sealed record FilesCheckpoint
{
    /// <summary>The newest version of the format; files of version 1 do not contain their version.</summary>
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
    /// The files of the delivery in progress, with their lengths before it: a longer file contains rows of an incomplete delivery.
    /// </summary>
    [JsonPropertyName("Pending")]
    public IReadOnlyDictionary<string, long> Pending { get; init; } = new Dictionary<string, long>();

    /// <summary>The lengths of these files after the delivery; bytes behind them are not part of it.</summary>
    [JsonPropertyName("Ends")]
    public IReadOnlyDictionary<string, long> Ends { get; init; } = new Dictionary<string, long>();

    /// <summary>The files of rows that Excel files are created from.</summary>
    [JsonPropertyName("Exports")]
    public IReadOnlyList<string> Exports { get; init; } = [];

    /// <summary>The checkpoint without a delivery in progress.</summary>
    public FilesCheckpoint AtRest() => this with { Pending = new Dictionary<string, long>(), Ends = new Dictionary<string, long>() };
}
