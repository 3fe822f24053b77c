using QingYi.Engine.Stores;

namespace QingYi.Server.Terminal;

/// <summary>The words for people for the statuses of records and runs.</summary>
internal static class StatusTexts
{
    public static LocalizedText Of(RecordStatus status) =>
        status switch
        {
            RecordStatus.Waiting => new("Waiting", "等待中"),
            RecordStatus.Delivered => new("Delivered", "已完成"),
            RecordStatus.Rejected => new("Rejected", "已拒绝"),
            RecordStatus.Parked => new("Parked", "等待关联"),
            RecordStatus.Delivering => new("Delivering", "队列中"),
            RecordStatus.Skipped => new("Skipped", "跳过"),
            _ => LocalizedText.Of($"{status}"),
        };

    public static LocalizedText Of(RunStatus status) =>
        status switch
        {
            RunStatus.Succeeded => new("Succeeded", "成功"),
            RunStatus.Rejected => new("Rejected", "有拒绝"),
            RunStatus.Failed => new("Failed", "失败"),
            RunStatus.Cancelled => new("Cancelled", "已取消"),
            _ => LocalizedText.Of($"{status}"),
        };

    /// <summary>The numbers of records in each status, in one line.</summary>
    public static LocalizedText Counts(IReadOnlyDictionary<RecordStatus, long> counts) =>
        counts
            .OrderBy(c => c.Key)
            .Select(c => new LocalizedText($"{Of(c.Key)} {c.Value:N0}", $"{Of(c.Key)} {c.Value:N0}"))
            .Aggregate(LocalizedText.Empty, (line, count) =>
                line.IsEmpty ? count : new LocalizedText($"{line} · {count}", $"{line} · {count}")
            );
}
