namespace QingYi;

/// <summary>What one call of a source brought.</summary>
public sealed class Page : IDisposable
{
    private readonly IDisposable? owner;

    /// <summary>Makes a page.</summary>
    /// <param name="records">The records in the order sent; may be empty although more follow.</param>
    /// <param name="next">How to ask for the next page; null: the window has been read to its end. A log has no end, and always a
    /// cursor.</param>
    /// <param name="total">How many raw records the window holds, where the system says; null where it does not.</param>
    /// <param name="owner">Frees the memory of the records.</param>
    public Page(IReadOnlyList<Record> records, Cursor? next, long? total = null, IDisposable? owner = null)
    {
        Records = records;
        Next = next;
        Total = total;
        this.owner = owner;
    }

    /// <summary>The records in the order sent.</summary>
    public IReadOnlyList<Record> Records { get; }

    /// <summary>How to ask for the next page; null: there is none.</summary>
    public Cursor? Next { get; }

    /// <summary>
    /// Of a log: nothing more is there now, so this run ends here and the next one resumes at <see cref="Next"/>. False by default; means
    /// nothing for a window.
    /// </summary>
    public bool IsCaughtUp { get; init; }

    /// <summary>How many raw records the window holds, where the system says.</summary>
    public long? Total { get; }

    /// <summary>Frees the memory of the records.</summary>
    public void Dispose() => owner?.Dispose();
}
