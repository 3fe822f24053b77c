using QingYi.Engine.Stores;

namespace QingYi.Server.Terminal;

/// <summary>The words for people for the statuses of runs, and the numbers of records by status.</summary>
internal static class StatusTexts
{
    public static LocalizedText Of(RunStatus status) =>
        status switch
        {
            RunStatus.Succeeded => new("succeeded", "成功"),
            RunStatus.Rejected => new("rejected", "有拒绝"),
            RunStatus.Failed => new("failed", "失败"),
            RunStatus.Cancelled => new("cancelled", "已取消"),
            _ => LocalizedText.Of($"{status}"),
        };

    /// <summary>The numbers of records in each status, in one line.</summary>
    public static LocalizedText Counts(IReadOnlyDictionary<RecordStatus, long> counts) =>
        counts
            .OrderBy(c => c.Key)
            .Select(c => new LocalizedText($"{RecordMove.Label(c.Key)} {c.Value:N0}", $"{RecordMove.Label(c.Key)} {c.Value:N0}"))
            .Aggregate(LocalizedText.Empty, (line, count) =>
                line.IsEmpty ? count : new LocalizedText($"{line} · {count}", $"{line} · {count}")
            );
}
