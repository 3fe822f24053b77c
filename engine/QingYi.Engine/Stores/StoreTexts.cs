namespace QingYi.Engine.Stores;

/// <summary>What is said about the records and the runs of a store.</summary>
internal static class StoreTexts
{
    public static LocalizedText Status(RecordStatus status) =>
        new(
            RecordMove.Word(status),
            status switch
            {
                RecordStatus.Waiting => "等待中",
                RecordStatus.Delivered => "已写入",
                RecordStatus.Rejected => "已拒绝",
                RecordStatus.Parked => "等待关联",
                RecordStatus.Delivering => "写入中",
                _ => "已跳过",
            }
        );

    public static LocalizedText Status(RunStatus status) =>
        new(
            status.ToString().ToLowerInvariant(),
            status switch
            {
                RunStatus.Succeeded => "成功",
                RunStatus.Rejected => "有拒绝",
                RunStatus.Failed => "失败",
                _ => "已取消",
            }
        );

    // Which records a command applies to.
    public static LocalizedText WhichRecords(RecordStatus first) =>
        new(
            $"which records? Name ids, or choose by status or all: all that are {Status(first)}.",
            $"哪些记录？请给出 id，或用 status、all 选择：all 是全部“{Status(first)}”的记录。"
        );

    public static LocalizedText WhichRecordsOrCode(RecordStatus first) =>
        new(
            $"which records? Name ids, or choose by status, code or all: all that are {Status(first)}.",
            $"哪些记录？请给出 id，或用 status、code、all 选择：all 是全部“{Status(first)}”的记录。"
        );

    public static LocalizedText MoveDoesNotApply(string move, string asked, IReadOnlyList<string> from) =>
        new(
            $"status: '{move}' does not apply to {asked} records. " + $"Choose one of: {string.Join(", ", from)}.",
            $"status：'{move}' 不适用于 '{asked}' 的记录。可选：{string.Join("、", from)}。"
        );

    public static LocalizedText RecordsAreGrouped { get; } =
        new(
            "the scheme delivers its records in groups, and one record alone would become a document of its own. Choose "
                + "them by status, code or all.",
            "方案把多条记录合并为一张单据，单独一条会变成另一张单据。请用 status、code 或 all 选择。"
        );
}
