namespace QingYi.Engine.Stores;

/// <summary>A change of status that users can make.</summary>
/// <param name="Name">The name of the command.</param>
/// <param name="To">The new status.</param>
/// <param name="From">The statuses to which the command applies. The first applies when the user names none, so that a retry of all records
/// never includes skipped ones.</param>
public sealed record RecordMove(string Name, RecordStatus To, IReadOnlyList<RecordStatus> From)
{
    /// <summary>Delivers rejected, parked or skipped records with the next run.</summary>
    public static RecordMove Retry { get; } =
        new("retry", RecordStatus.Waiting, [RecordStatus.Rejected, RecordStatus.Parked, RecordStatus.Skipped]);

    /// <summary>Delivers delivered records once more: the target receives them a second time.</summary>
    public static RecordMove Resend { get; } = new("resend", RecordStatus.Waiting, [RecordStatus.Delivered]);

    /// <summary>Excludes records from delivery.</summary>
    public static RecordMove Skip { get; } =
        new("skip", RecordStatus.Skipped, [RecordStatus.Rejected, RecordStatus.Parked, RecordStatus.Waiting]);

    /// <summary>The word for a status in commands and JSON.</summary>
    public static string Word(RecordStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>The word for a status in messages.</summary>
    public static LocalizedText Label(RecordStatus status) => StoreTexts.Status(status);

    /// <summary>Converts the user's arguments to a choice of records.</summary>
    /// <param name="ids">The ids that the user names.</param>
    /// <param name="status">The status that the user names.</param>
    /// <param name="code">The code that the user names.</param>
    /// <param name="all">True for all records in the first status.</param>
    /// <param name="isGrouped">True when the scheme groups several records into a document.</param>
    /// <param name="problem">Why the arguments are invalid; null: they are valid.</param>
    public RecordChoice? Choose(
        IReadOnlyList<string> ids,
        RecordStatus? status,
        string? code,
        bool all,
        bool isGrouped,
        out LocalizedText? problem
    )
    {
        problem =
            ids.Count == 0 && status is null && code is null && !all
                ? From.Contains(RecordStatus.Rejected)
                    ? StoreTexts.WhichRecordsOrCode(From[0])
                    : StoreTexts.WhichRecords(From[0])
                : status is { } asked && !From.Contains(asked)
                    ? StoreTexts.MoveDoesNotApply(Name, Word(asked), [.. From.Select(Word)])
                    : ids.Count > 0 && isGrouped
                        ? StoreTexts.RecordsAreGrouped
                        : null;
        IReadOnlyList<RecordStatus> statuses =
            status is { } one ? [one]
            : ids.Count > 0 || code is not null ? From
            : [From[0]];
        return problem is null ? new RecordChoice(statuses, ids, code) : null;
    }
}
