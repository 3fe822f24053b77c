namespace QingYi.Engine.Runs;

/// <summary>What runs say to people.</summary>
internal static class RunTexts
{
    public static LocalizedText ReportToAuthor { get; } = new("Report it to the author of the connector.", "请告知连接器的作者。");

    public static LocalizedText Step(string step) =>
        step switch
        {
            "source" => new(step, "源端"),
            "target" => new(step, "目标"),
            "store" => new(step, "数据池"),
            _ => LocalizedText.Of(step),
        };

    // The options of a run.
    public static LocalizedText EndBeforeStart { get; } =
        new("the end of a back-fill ('to') must be later than its start ('from').", "补数的结束时间（'to'）必须晚于开始时间（'from'）。");

    public static LocalizedText LimitTooSmall { get; } = new("'limit' must be at least 1.", "'limit' 至少为 1。");

    public static LocalizedText LogTakesNoTimes(string api) =>
        new(
            $"the api '{api}' reads a log from where the last run ended, so neither times nor another "
                + $"request of the source can be given for one run",
            $"接口 '{api}' 读取变更日志，从上次运行结束处继续，不能为单次运行指定时间或另外的源端请求"
        );

    public static LocalizedText ReadLogFromStart(string scheme) =>
        new(
            $"Remove them. To read the log from its start, run 'qingyi state reset {scheme}'.",
            $"请去掉它们。要从头读取变更日志，请执行 'qingyi state reset {scheme}'。"
        );

    // What a run finds before it begins.
    public static LocalizedText FirstRun(string at) =>
        new(
            $"this is the first run and the scheme has no 'startFrom': it begins 24 hours back, at {at}.",
            $"这是首次运行，方案没有写 'startFrom'：从 24 小时前，即 {at} 开始。"
        );

    public static LocalizedText ClockWasAhead(string ahead, string back) =>
        new(
            $"the clock was ahead in an earlier run: the window up to {ahead} had not ended then, and is read again from {back}.",
            $"之前某次运行时时钟偏快：截至 {ahead} 的窗口当时还没有结束，现从 {back} 起重新读取。"
        );

    public static LocalizedText LookupWithoutRecords(string scheme, LocalizedText didYouMean) =>
        new(
            $"the store has no records of the scheme '{scheme}', which this one looks up.{didYouMean}",
            $"数据池里没有方案 '{scheme}' 的记录，而本方案要查询它们。{didYouMean}"
        );

    public static LocalizedText ShapeChanged(string scheme, string before, string now) =>
        new(
            $"the scheme '{scheme}' identifies its records differently from those in the store: they were stored with {before}, "
                + $"now it is {now}, so all of them would be delivered again",
            $"方案 '{scheme}' 标识记录的方式与数据池里的不同：入库时是 {before}，现在是 {now}，全部记录都会重新写入"
        );

    public static LocalizedText RestoreShape(string scheme) =>
        new(
            $"Restore it; or, if you intend the change, delete the records with 'qingyi state reset {scheme} --yes', or give the "
                + $"scheme another id ('scheme:').",
            $"请改回原来的写法；如果确实要改，用 'qingyi state reset {scheme} --yes' 删除记录，或给方案换一个 id（'scheme:'）。"
        );

    // Reading.
    public static LocalizedText LogWithoutCursor(string api) =>
        new(
            $"a page of the log of the api '{api}' has no cursor, so the position to resume at is unknown",
            $"接口 '{api}' 的变更日志有一页没有游标，无法确定从哪里续读"
        );

    public static LocalizedText PartitionsWrong(string api, int longest, IReadOnlyList<string> ids) =>
        new(
            $"the partitions of the api '{api}' must be at least one, with different ids of at most "
                + $"{longest} characters, but are: {string.Join(", ", ids)}",
            $"接口 '{api}' 的分区至少要有一个，id 各不相同且不超过 {longest} 个字符，实际是：{string.Join("、", ids)}"
        );

    public static LocalizedText WindowIncomplete(DateTimeOffset from, DateTimeOffset to, long? total, int passes, int seen) =>
        new(
            $"the window {from:u} to {to:u} holds {total} records by the source's own count, but "
                + $"{passes} passes found {seen} different ids",
            $"{from:u} 到 {to:u} 的窗口按源端自己的计数有 {total} 条记录，但读了 {passes} 遍只找到 {seen} 个不同的 id"
        );

    public static LocalizedText CheckIdsAndPages(string id) =>
        new(
            $"The watermark does not move, so nothing is lost: start the run again. If this repeats, check that '{id}' is different "
                + $"for each record, lower 'pageSize', or ask the vendor why pages are incomplete.",
            $"同步位置没有移动，数据不会丢：请重新运行。如果反复出现，检查每条记录的 '{id}' 是否各不相同，调小 'pageSize'，"
                + $"或询问厂商分页为何不完整。"
        );

    public static LocalizedText LogHasMore(string span) =>
        new(
            $"the log was read for {span} and has more changes; the next run continues there.",
            $"变更日志已读了 {span}，还有更多变更；下次运行从此处继续。"
        );

    // Rejections.
    public static LocalizedText NoRecordId(string path) =>
        new(
            $"the record has no '{path}', which identifies it. Correct it at the source, or name another field as 'id'.",
            $"记录没有用来标识它的 '{path}'。请在源端改正，或把 'id' 改为另一个字段。"
        );

    public static LocalizedText RecordUnreadable(LocalizedText cause) =>
        new($"the record cannot be read: {cause}", $"记录无法读取：{cause}");

    public static LocalizedText RecordStopsRun(string record, LocalizedText cause) =>
        new($"record {record} was rejected: {cause}", $"记录 {record} 被拒绝：{cause}");

    public static LocalizedText SetBadRecordsAside { get; } =
        new(
            "The scheme says 'onError: stop'. Correct the record, or let the run set bad records aside with 'onError: reject'.",
            "方案写了 'onError: stop'。请改正记录，或写 'onError: reject'：只拒绝坏记录，其余照常写入。"
        );

    // Writing.
    public static LocalizedText AtLeastOnce(LocalizedText reason) =>
        new($"deliveries are at least once, not exactly once: {reason}.", $"写入是至少一次，不是恰好一次：{reason}。");

    public static LocalizedText NoOutcome { get; } =
        new("the target accepted the documents and returned no outcome for any of them", "目标接受了单据，却没有返回任何一张的结果");

    public static LocalizedText RowsNotShown(LocalizedText cause) =>
        new($"the rows of the target cannot be shown: {cause}.", $"无法显示目标的行：{cause}。");

    public static LocalizedText TargetIsAhead(long seen, string scheme, long last) =>
        new(
            $"the target has seen delivery {seen} of the scheme '{scheme}', but this store knows "
                + $"only {last}: it is older than the target, perhaps restored from a backup",
            $"目标已收到第 {seen} 个批次（方案 '{scheme}'），数据池却只到第 {last} 个：它比目标旧，可能是从备份恢复的"
        );

    public static LocalizedText AdoptTarget(string file) =>
        new(
            $"Continuing could write records twice. Put the newer state directory back, or accept the target as it is with 'qingyi "
                + $"state adopt {file}'.",
            $"继续运行可能重复写入。请放回较新的状态目录，或用 'qingyi state adopt {file}' 按现状接管目标。"
        );

    public static LocalizedText VersionGone(string version) =>
        new(
            $"an unfinished delivery was rendered by version {version} of the scheme, which can no longer be compiled",
            $"未完成的批次由方案的版本 {version} 生成，该版本已无法编译"
        );

    public static LocalizedText RestoreVersion { get; } =
        new(
            "Put the connection and the plugins of that version back, run once, and change them after that.",
            "请恢复该版本所用的连接和插件，运行一次，之后再改动。"
        );

    // Faults.
    public static LocalizedText AtStep(string step, LocalizedText cause) => new($"{Step(step)}: {cause}", $"{Step(step)}：{cause}");

    public static LocalizedText Retrying(string step, LocalizedText cause, int attempt, string delay) =>
        new($"{Step(step)}: {cause}; attempt {attempt} in {delay}", $"{Step(step)}：{cause}；第 {attempt} 次尝试在 {delay} 后");

    public static LocalizedText NotRecovered(string step, LocalizedText cause) =>
        new($"{Step(step)}: {cause.WithoutStop}, and it did not recover.", $"{Step(step)}：{cause.WithoutStop}，一直没有恢复。");

    public static LocalizedText RunAgainLater { get; } =
        new("Start the run again when the other side works; it resumes where it stopped.", "对方恢复后重新运行，会从停下的地方继续。");

    public static LocalizedText Unforeseen(string step, string exception, LocalizedText cause) =>
        AtStep(step, new($"{exception}: {cause}", $"{exception}：{cause}"));

    public static LocalizedText ReportTheLog { get; } =
        new(
            "This is a fault of QingYi or of the connector, not of the scheme: nothing that was reported as done is lost. "
                + "Run again with --verbose and report what the log says.",
            "这是 QingYi 或连接器的缺陷，与方案无关：已报告完成的不会丢失。请加 --verbose 重新运行，并反馈日志的内容。"
        );
}
