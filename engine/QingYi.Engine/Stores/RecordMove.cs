namespace QingYi.Engine.Stores;

/// <summary>What a person may do with records.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="To">Where they go.</param>
/// <param name="From">Where they come from; the first is meant where none is named, so that a retry of all never wakes what a person set
/// aside.</param>
public sealed record RecordMove(string Name, RecordStatus To, IReadOnlyList<RecordStatus> From)
{
    /// <summary>Those that were rejected, wait for a reference or were set aside are delivered by the next run.</summary>
    public static RecordMove Retry { get; } =
        new("retry", RecordStatus.Waiting, [RecordStatus.Rejected, RecordStatus.Parked, RecordStatus.Skipped]);

    /// <summary>Delivered ones are delivered once more: the target gets them a second time.</summary>
    public static RecordMove Resend { get; } = new("resend", RecordStatus.Waiting, [RecordStatus.Delivered]);

    /// <summary>Sets aside what is not to be delivered.</summary>
    public static RecordMove Skip { get; } =
        new("skip", RecordStatus.Skipped, [RecordStatus.Rejected, RecordStatus.Parked, RecordStatus.Waiting]);

    /// <summary>The word for a status.</summary>
    public static string Word(RecordStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>The choice that is meant.</summary>
    /// <param name="ids">Named ids.</param>
    /// <param name="status">A named status.</param>
    /// <param name="code">A named code.</param>
    /// <param name="all">All of the first status.</param>
    /// <param name="isGrouped">The scheme delivers bills of several records.</param>
    /// <param name="problem">What is wrong with it; null: nothing.</param>
    public RecordChoice? Choose(
        IReadOnlyList<string> ids,
        RecordStatus? status,
        string? code,
        bool all,
        bool isGrouped,
        out string? problem
    )
    {
        problem =
            ids.Count == 0 && status is null && code is null && !all
                ? $"which records? Name ids, or choose by status{(From.Contains(RecordStatus.Rejected) ? ", code" : "")} or "
                    + $"all: all that are {Word(From[0])}."
            : status is { } asked && !From.Contains(asked)
                ? $"status: '{Name}' does not apply to {Word(asked)} records. Choose one of: {string.Join(", ", From.Select(Word))}."
            : ids.Count > 0 && isGrouped
                ? "the scheme delivers its records in groups, and one record alone would become a document of its own. Choose "
                    + "them by status, code or all."
            : null;
        IReadOnlyList<RecordStatus> statuses =
            status is { } one ? [one]
            : ids.Count > 0 || code is not null ? From
            : [From[0]];
        return problem is null ? new RecordChoice(statuses, ids, code) : null;
    }
}
