namespace QingYi.Engine.Runs;

/// <summary>What a run writes to the log: templates with the same holes in the same order.</summary>
internal static class RunLogTexts
{
    public static LocalizedText DeliveryUnfinished { get; } =
        new(
            "Delivery {Number} was unfinished when the last run ended; this run settles it first",
            "上次运行结束时批次 {Number} 尚未完成；本次运行先处理它"
        );

    public static LocalizedText WindowInterrupted { get; } =
        new(
            "The window {From:u} to {To:u} was interrupted and is read again from its start: {Reason}",
            "{From:u} 到 {To:u} 的窗口曾中断，现从头重新读取：{Reason}"
        );

    public static LocalizedText WindowIncomplete { get; } =
        new(
            "The window {From:u} to {To:u} has {Seen} of {Total} records; it is read again",
            "{From:u} 到 {To:u} 的窗口只读到 {Seen} 条记录，共 {Total} 条；现重新读取"
        );

    public static LocalizedText ListingNotCleared { get; } =
        new("The listing of a reconciliation could not be deleted: {Cause}", "对账的 id 清单未能删除：{Cause}");

    public static LocalizedText ProfileNotStored { get; } =
        new("The profile of the source's fields could not be stored: {Cause}", "源端字段的概况未能保存：{Cause}");

    public static LocalizedText ProfileUnreadable { get; } =
        new(
            "The profile of the source's fields of scheme {Scheme} cannot be read; a new one begins",
            "方案 {Scheme} 的源端字段概况无法读取；从头重新建立"
        );

    public static LocalizedText PageNotConfirmed { get; } =
        new("The source could not confirm a page that is stored: {Cause}", "源端未能确认已入库的一页：{Cause}");

    public static LocalizedText Retrying { get; } =
        new("{Step}: {Cause}. Attempt {Attempt} follows in {Delay} ms", "{Step}：{Cause}。第 {Attempt} 次尝试在 {Delay} ms 后进行");

    public static LocalizedText RecordRejected { get; } =
        new("{Scheme}: record {Record} rejected: {Code} {Cause}", "{Scheme}：记录 {Record} 被拒绝：{Code} {Cause}");

    public static LocalizedText AnswerNotEvaluated { get; } =
        new(
            "Record {Key} was delivered, but its {Step} cannot be evaluated: {Cause}",
            "记录 {Key} 已写入，但它的 {Step} 无法计算：{Cause}"
        );

    public static LocalizedText UnexpectedException { get; } = new("The run ended with an unexpected exception", "运行因意外的异常而结束");

    public static LocalizedText ReportNotStored { get; } =
        new("The report of run {Run} could not be stored: {Cause}", "运行 {Run} 的报告未能保存：{Cause}");
}
