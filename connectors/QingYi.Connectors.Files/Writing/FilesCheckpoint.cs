namespace QingYi.Connectors.Files.Writing;

/// <summary>What stands beside the files: whose they are, the last delivery, and how long each file was after it. What is longer was not finished.</summary>
internal sealed record FilesCheckpoint
{
    public string Store { get; init; } = "";

    public long Token { get; init; }

    public long Delivery { get; init; }

    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    public IReadOnlyDictionary<string, long> Lengths { get; init; } = new Dictionary<string, long>();
}
