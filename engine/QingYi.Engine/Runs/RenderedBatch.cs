using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>What became of records that were to be rendered.</summary>
internal sealed class RenderedBatch
{
    private readonly Dictionary<long, IReadOnlyList<WaitingRecord>> records = [];

    public List<Document> Documents { get; } = [];

    /// <summary>
    /// What became of records that are not sent, by their keys: refused, or deleted at the source where the target makes nothing of it.
    /// </summary>
    public List<Outcome> Unsent { get; } = [];

    /// <summary>Records that wait for others.</summary>
    public List<ParkedRecord> Parked { get; } = [];

    /// <summary>The records that are in a document, each once, in the order of their keys.</summary>
    public IReadOnlyList<WaitingRecord> Records => [.. records.Values.SelectMany(r => r).DistinctBy(r => r.Key).OrderBy(r => r.Key)];

    public void Add(Document document, IReadOnlyList<WaitingRecord> members)
    {
        Documents.Add(document);
        records[document.Key] = members;
    }

    /// <summary>Says whose outcome a document's is that is known already, whatever its records would become now.</summary>
    public void Know(long document, IReadOnlyList<WaitingRecord> members)
    {
        records[document] = members;
        Documents.RemoveAll(d => d.Key == document);
        var keys = members.Select(m => m.Key).ToHashSet();
        Unsent.RemoveAll(o => keys.Contains(o.Document));
        Parked.RemoveAll(p => keys.Contains(p.Key));
    }

    /// <summary>The records that are in a document.</summary>
    public IReadOnlyList<WaitingRecord> RecordsOf(long document) => records.GetValueOrDefault(document, []);

    /// <summary>The documents that share records with one: they are accepted together or not at all.</summary>
    public IEnumerable<long> Siblings(long document) =>
        RecordsOf(document) is [var first, ..]
            ? records.Where(r => r.Key != document && r.Value[0].Key == first.Key).Select(r => r.Key)
            : [];
}
