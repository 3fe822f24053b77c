using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>The result of rendering records.</summary>
internal sealed class RenderedBatch
{
    private readonly Dictionary<long, IReadOnlyList<WaitingRecord>> records = [];

    public List<Document> Documents { get; } = [];

    /// <summary>Outcomes, by record key, of records that are rejected and not sent.</summary>
    public List<Outcome> Rejected { get; } = [];

    /// <summary>
    /// Records that count as delivered and are not sent: deleted at the source, and the target does not handle deletions.
    /// </summary>
    public List<WaitingRecord> Passed { get; } = [];

    /// <summary>Records that wait for records of other schemes.</summary>
    public List<ParkedRecord> Parked { get; } = [];

    /// <summary>True when at least one record is not sent.</summary>
    public bool HasAside => Rejected.Count + Passed.Count + Parked.Count > 0;

    /// <summary>The records of all documents, each once, in the order of their keys.</summary>
    public IReadOnlyList<WaitingRecord> Records => [.. records.Values.SelectMany(r => r).DistinctBy(r => r.Key).OrderBy(r => r.Key)];

    public void Add(Document document, IReadOnlyList<WaitingRecord> members)
    {
        Documents.Add(document);
        records[document.Key] = members;
    }

    /// <summary>Registers the records of a document whose outcome is known already, whatever its records would become now.</summary>
    public void Know(long document, IReadOnlyList<WaitingRecord> members)
    {
        records[document] = members;
        Documents.RemoveAll(d => d.Key == document);
        var keys = members.Select(m => m.Key).ToHashSet();
        Rejected.RemoveAll(o => keys.Contains(o.Document));
        Passed.RemoveAll(p => keys.Contains(p.Key));
        Parked.RemoveAll(p => keys.Contains(p.Key));
    }

    /// <summary>Forgets the records that are not sent, once their outcomes are stored.</summary>
    public void ClearAside()
    {
        Rejected.Clear();
        Passed.Clear();
        Parked.Clear();
    }

    /// <summary>Returns the records of a document.</summary>
    public IReadOnlyList<WaitingRecord> RecordsOf(long document) => records.GetValueOrDefault(document, []);

    /// <summary>Returns the documents that share records with a document: the target accepts all of them or none.</summary>
    public IEnumerable<long> Siblings(long document) =>
        RecordsOf(document) is [var first, ..]
            ? records.Where(r => r.Key != document && r.Value[0].Key == first.Key).Select(r => r.Key)
            : [];
}
