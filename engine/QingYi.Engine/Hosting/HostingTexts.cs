using QingYi.Engine.Documents;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>What the use cases say to people.</summary>
internal static class HostingTexts
{
    // Schemes of a host and of a store.
    public static LocalizedText HostHasNoScheme(string scheme) => new($"this host has no scheme '{scheme}'", $"本主机没有方案 '{scheme}'");

    public static LocalizedText NoScheme(string scheme) => new($"there is no scheme '{scheme}'.", $"没有方案 '{scheme}'。");

    public static LocalizedText StoreHasNoScheme(string scheme, IReadOnlyList<string> known) =>
        known.Count == 0
            ? new($"the store has no scheme '{scheme}', and no other.", $"数据池里没有方案 '{scheme}'，也没有别的方案。")
            : new(
                $"the store has no scheme '{scheme}'.{NameSuggestion.DidYouMean(scheme, known)} It has: {string.Join(", ", known)}.",
                $"数据池里没有方案 '{scheme}'。{NameSuggestion.DidYouMean(scheme, known)}现有：{string.Join("、", known)}。"
            );

    public static LocalizedText NamesNoScheme(string file) =>
        new(
            $"{file} names no scheme. 'qingyi check {file}' says what is wrong.",
            $"{file} 不是方案。执行 'qingyi check {file}' 查看哪里有误。"
        );

    public static LocalizedText NamesNoScheme(string file, LocalizedText first) =>
        new(
            $"{file} names no scheme. {first} 'qingyi check {file}' says what is wrong.",
            $"{file} 不是方案。{first} 执行 'qingyi check {file}' 查看哪里有误。"
        );

    public static LocalizedText FileUnreadable(string cause) => new($"the file cannot be read: {cause}", $"文件无法读取：{cause}");

    public static LocalizedText IdUsedTwice(string scheme, string file) =>
        new(
            $"the id '{scheme}' is used by {file} too. Give one of the schemes another id: an id identifies the records of one scheme.",
            $"{file} 也用了 id '{scheme}'。请给其中一个方案换一个 id：一个 id 只标识一个方案的记录。"
        );

    // Runs.
    public static LocalizedText QueueIsFull(string scheme) =>
        new($"a hundred runs of '{scheme}' are queued already. Wait for them to end.", $"'{scheme}' 已有一百次运行在排队。请等它们结束。");

    public static LocalizedText MinutesOutOfRange(int given, int most) =>
        new($"'minutes' must be a number from 1 to {most}, but is {given}.", $"'minutes' 应为 1 到 {most} 的数，现为 {given}。");

    public static LocalizedText NotAPosition(string given) =>
        new(
            $"'{given}' is not a position in a log. Pass the 'after' of the previous answer, or leave it out to read from the beginning.",
            $"'{given}' 不是日志里的位置。请使用上一次应答中的 'after'，或不写它，从头读取。"
        );

    public static LocalizedText NoRun(string run) =>
        new(
            $"there is no run '{run}', or its report has been deleted. 'qingyi runs' and GET /api/v1/runs list the runs.",
            $"没有运行 '{run}'，或其报告已删除。'qingyi runs' 和 GET /api/v1/runs 列出各次运行。"
        );

    public static LocalizedText NotRunning(string scheme) => new($"the scheme '{scheme}' is not running", $"方案 '{scheme}' 没有在运行");

    // Environments and connections.
    public static LocalizedText EnvironmentNotFound(string name, IReadOnlyList<string> looked) =>
        new(
            $"the environment '{name}' was not found. Looked for: {string.Join(", ", looked)}. Create one "
                + $"of them, or name another with --env; 'sandbox' needs nothing installed.",
            $"找不到环境 '{name}'。已查找：{string.Join("、", looked)}。请创建其中一个，或用 --env 指定别的环境；"
                + $"'sandbox' 不需要安装任何东西。"
        );

    public static LocalizedText NoEmulator(string? kind, IReadOnlyList<string> kinds) =>
        new(
            $"there is no emulator called '{kind}'.{NameSuggestion.DidYouMean(kind ?? "", kinds)} Known: " + $"{string.Join(", ", kinds)}.",
            $"没有名为 '{kind}' 的模拟器。{NameSuggestion.DidYouMean(kind ?? "", kinds)}可用：{string.Join("、", kinds)}。"
        );

    public static LocalizedText NoAnswer(string limit) => new($"no answer within {limit}", $"{limit} 内没有应答");

    public static LocalizedText ConnectionFails(string connection, LocalizedText cause) =>
        new($"{connection}: {cause.WithoutStop}", $"{connection}：{cause.WithoutStop}");

    public static LocalizedText CheckFirewall { get; } =
        new("Check the address, and whether a firewall blocks the connection.", "检查地址，以及防火墙是否拦截了连接。");

    public static LocalizedText CheckAddress { get; } =
        new("Check the address, and whether the system is running.", "检查地址，以及对方系统是否在运行。");

    // Records of the pool.
    public static LocalizedText NoRecord(string scheme, string id) =>
        new(
            $"the scheme '{scheme}' has no record with the id '{id}'. List its records ('qingyi records {scheme}') to see their ids.",
            $"方案 '{scheme}' 没有 id 为 '{id}' 的记录。用 'qingyi records {scheme}' 列出它的记录，查看 id。"
        );

    public static LocalizedText NoFieldPath { get; } =
        new(
            "the path of the field is empty. Give one, such as shopName or goodsDetail.goodsNo.",
            "字段路径是空的。请给出路径，如 shopName 或 goodsDetail.goodsNo。"
        );

    public static LocalizedText ContentIsNoObject { get; } =
        new("the content must be one JSON object. Nothing was changed.", "内容必须是一个 JSON 对象。没有作任何改动。");

    public static LocalizedText EditOfGroup(string scheme) =>
        new(
            $"the scheme '{scheme}' delivers its records in groups, and one record alone would become a document of its own. "
                + $"Correct the record at its source.",
            $"方案 '{scheme}' 把多条记录合并为一张单据，单独一条会变成另一张单据。请在源端改正记录。"
        );

    public static LocalizedText OtherId(string named, string id) =>
        new(
            $"the content has the id '{named}', but the record's is '{id}'. Keep the id. Nothing was changed.",
            $"内容里的 id 是 '{named}'，记录的 id 却是 '{id}'。请保持 id 不变。没有作任何改动。"
        );

    public static LocalizedText NotEditable(string id, RecordStatus status) =>
        new(
            $"the record '{id}' is {StoreTexts.Status(status)}; only a record that is not delivered can be edited. Nothing was changed.",
            $"记录 '{id}' 的状态是“{StoreTexts.Status(status)}”；只能修改还没有写入的记录。没有作任何改动。"
        );

    public static LocalizedText OfScheme(string scheme, LocalizedText problem) => new($"{scheme}: {problem}", $"{scheme}：{problem}");

    public static LocalizedText MoveDoesNotApply(string id, RecordStatus status, string move, LocalizedText fitting) =>
        new(
            $"the record '{id}' is {StoreTexts.Status(status)}; '{move}' applies to records that are " + $"{fitting}. Nothing was changed.",
            $"记录 '{id}' 的状态是“{StoreTexts.Status(status)}”；'{move}' 适用的状态是" + $"{fitting}。没有作任何改动。"
        );

    public static LocalizedText ContentIsGone(string id) =>
        new(
            $"the content of the record '{id}' is no longer stored. Fetch it again: 'qingyi run FILE --from … --to "
                + $"…' after 'qingyi state reset', or change it at its source. Nothing was changed.",
            $"记录 '{id}' 的内容已不在数据池里。请重新取数：先执行 'qingyi state reset'，再执行 'qingyi run FILE --from … --to …'；"
                + $"或在源端改动它。没有作任何改动。"
        );

    public static LocalizedText PostedIsNoObject(int number) =>
        new(
            $"record {number} is not a JSON object. Send an object or a list of objects.",
            $"第 {number} 条记录不是 JSON 对象。请发送一个对象，或由对象组成的列表。"
        );

    // The audit.
    public static LocalizedText RunRequested(DateTimeOffset? from, DateTimeOffset? to, long? limit)
    {
        var parts = new List<LocalizedText> { new("run requested", "请求运行") };
        if (from is not null || to is not null)
        {
            parts.Add(new($"{Point(from)} to {Point(to)}", $"{Point(from)} 至 {Point(to)}"));
        }

        if (limit is not null)
        {
            parts.Add(new($"at most {limit} records", $"最多 {limit} 条"));
        }

        return LocalizedText.Join(", ", "，", parts);
    }

    public static LocalizedText RunStopped { get; } = new("run stopped", "停止运行");

    public static LocalizedText TargetAdopted(string store) => new($"target taken over by store {store}", $"由存储 {store} 接管目标");

    // The state of schemes.
    public static LocalizedText WatermarkIsLater(DateTimeOffset watermark) =>
        new(
            $"the watermark {watermark.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC is later than now; changes until then would never be read.",
            $"同步位置 {watermark.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC 晚于现在；到那时为止的变更将永远读不到。"
        );

    public static LocalizedText Reset(string scheme, long records, long undelivered, long unsure)
    {
        var deleted = new LocalizedText(
            $"this deletes {records:N0} records of '{scheme}', {undelivered:N0} of them not delivered.",
            $"这会删除 '{scheme}' 的 {records:N0} 条记录，其中 {undelivered:N0} 条还没有写入。"
        );
        return (unsure == 0 ? deleted : deleted.Then(MayBeWritten(unsure))).Then(FetchedAgain);
    }

    private static string Point(DateTimeOffset? time) => time is { } point ? $"{point.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}" : "…";

    private static LocalizedText FetchedAgain { get; } =
        new(
            "The next run starts where the first run started, and writes what it fetches to the target again; records "
                + "that another scheme handed over (callBackStrategy) are not fetched again.",
            "下次运行从首次运行的起点开始，把取到的再次写入目标；由别的方案转来的记录（callBackStrategy）不会再取到。"
        );

    private static LocalizedText MayBeWritten(long records) =>
        new(
            $"{records:N0} may or may not have been written: the next run settles them first.",
            $"有 {records:N0} 条不确定是否已写入：下次运行会先处理它们。"
        );

    // The workbench.
    public static LocalizedText WindowEmpty { get; } =
        new("the window ends before it begins. Choose 'from' before 'to'.", "窗口的终点不晚于起点。请让 'from' 早于 'to'。");

    public static LocalizedText FieldNotSeen(string path) =>
        new(
            $"none of the records that the source just sent has '{path}'. Correct the name, or ask for the field in the "
                + $"source's request.",
            $"源端刚返回的记录都没有 '{path}'。请改正名称，或在源端的请求里要求返回该字段。"
        );

    public static LocalizedText InTemplate(int column, string code, LocalizedText cause) =>
        Problem.Line(ProblemSeverity.Error, $"template(1,{column})", code, OneLine(cause));

    public static LocalizedText InRecord(string code, LocalizedText cause) =>
        Problem.Line(ProblemSeverity.Error, "record", code, OneLine(cause));

    private static LocalizedText OneLine(LocalizedText text) => text.Select(t => t.ReplaceLineEndings(" "));
}
