namespace QingYi.Connectors.Files.Writing;

/// <summary>What stands beside the files: whose they are, the last delivery, and what was under way.</summary>
internal sealed record FilesCheckpoint
{
    public string Store { get; init; } = "";

    public long Token { get; init; }

    public long Delivery { get; init; }

    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>
    /// Files that a delivery was adding to when this was written, with their lengths before: what is longer was not finished.
    /// </summary>
    public IReadOnlyDictionary<string, long> Pending { get; init; } = new Dictionary<string, long>();

    /// <summary>The lengths that these files have when it is finished; what stands behind is not of this delivery.</summary>
    public IReadOnlyDictionary<string, long> Ends { get; init; } = new Dictionary<string, long>();

    /// <summary>The same with nothing under way.</summary>
    public FilesCheckpoint AtRest() => this with { Pending = new Dictionary<string, long>(), Ends = new Dictionary<string, long>() };

    /// <summary>Files of rows that Excel files are made of.</summary>
    public IReadOnlyList<string> Exports { get; init; } = [];
}
