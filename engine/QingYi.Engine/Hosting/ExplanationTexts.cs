using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>Why a record has or has not arrived, and what to do.</summary>
internal static class ExplanationTexts
{
    // Records that are there.
    public static LocalizedText SeveralRecords(string number, int count, LocalizedText statuses) =>
        new($"{count} records have the number '{number}': {statuses}.", $"有 {count} 条记录的单号是 '{number}'：{statuses}。");

    public static LocalizedText OfStatus(int count, RecordStatus status) =>
        new($"{count} {StoreTexts.Status(status)}", $"{count} 条{StoreTexts.Status(status)}");

    public static LocalizedText Delivered(string id, string at) =>
        new($"The target has the record '{id}': it was delivered at {at}.", $"目标已有记录 '{id}'：{at} 已写入。");

    public static LocalizedText DeliveredWithAnswer(string id, string at, string answer) =>
        new(
            $"The target has the record '{id}': it was delivered at {at} and answered with {answer}",
            $"目标已有记录 '{id}'：{at} 已写入，目标的答复是 {answer}"
        );

    public static LocalizedText SendAgain(string scheme, string id) =>
        new(
            $"'qingyi records show {scheme} {id} --target' shows the rows that the target has now. If one is missing, somebody removed it "
                + $"there; 'qingyi records resend {scheme} {id}' sends the record once more.",
            $"'qingyi records show {scheme} {id} --target' 显示目标里现有的行。如果缺少，说明它在目标里被删掉了；"
                + $"用 'qingyi records resend {scheme} {id}' 可再发送一次。"
        );

    public static LocalizedText Rejected(string id, string at, string code, LocalizedText message) =>
        new($"The record '{id}' was rejected at {at}: {code}: {message}.", $"记录 '{id}' 在 {at} 被拒绝：{code}：{message}。");

    public static LocalizedText ItsField(string field) => new($"The field is {field}.", $"字段是 {field}。");

    public static LocalizedText ItsField(string field, string value) =>
        new($"The field is {field}, its value '{value}'.", $"字段是 {field}，值是 '{value}'。");

    public static LocalizedText CorrectAndRetry(string scheme, string id) =>
        new(
            $"Correct the record at its source: it then comes back by itself. Or correct the scheme or the target and run "
                + $"'qingyi records retry {scheme} {id}'; 'qingyi records edit {scheme} {id} --content FILE' corrects it by hand.",
            $"请在源端改正记录，它会自己回来；或改正方案、目标，再执行 'qingyi records retry {scheme} {id}'；"
                + $"'qingyi records edit {scheme} {id} --content FILE' 可手工改正。"
        );

    public static LocalizedText Parked(string id, string at, string awaited, LocalizedText message) =>
        new(
            $"The record '{id}', fetched at {at}, waits for a record of the scheme '{awaited}': {message}.",
            $"记录 '{id}'（{at} 取到）在等待方案 '{awaited}' 的一条记录：{message}。"
        );

    public static LocalizedText StoreReference(string awaited) =>
        new(
            $"It is delivered by itself when '{awaited}' has stored that record. 'qingyi explain {awaited} ID-OR-NUMBER' says where it is.",
            $"'{awaited}' 把那条记录入库后，它会自动写入。用 'qingyi explain {awaited} ID-OR-NUMBER' 查看那条记录在哪里。"
        );

    public static LocalizedText Skipped(string id, string at) =>
        new($"Somebody has skipped the record '{id}' ({at}); no run delivers it.", $"记录 '{id}' 已被人工跳过（{at}），不会写入。");

    public static LocalizedText UndoSkip(string scheme, string id) =>
        new(
            $"'qingyi records retry {scheme} {id}' lets the next run deliver it.",
            $"执行 'qingyi records retry {scheme} {id}'，下次运行就会写入。"
        );

    public static LocalizedText Delivering(string id, string at) =>
        new(
            $"The record '{id}' is part of a delivery that began at {at} and is not settled; the run, or the next one, settles it.",
            $"记录 '{id}' 在 {at} 开始的批次里，结果还没有确定；本次或下次运行会确定。"
        );

    public static LocalizedText Waits(string id, string since) =>
        new($"The record '{id}' is stored and has waited to be delivered since {since}.", $"记录 '{id}' 已入库，从 {since} 起等待写入。");

    public static LocalizedText DeletionWaits(string id, string since) =>
        new(
            $"The source has deleted the record '{id}'; its last content came at {since}, and the deletion waits to be delivered.",
            $"源端已删除记录 '{id}'（最后的内容在 {since} 取到），删除等待写入。"
        );

    public static LocalizedText Ahead(long records) =>
        new(
            records switch
            {
                0 => "No record waits before it.",
                1 => "1 record waits before it.",
                _ => $"{records:N0} records wait before it.",
            },
            records == 0 ? "前面没有等待的记录。" : $"前面还有 {records:N0} 条记录在等待。"
        );

    // Records that are not there.
    public static LocalizedText Missing(string scheme, string asked) =>
        new(
            $"The scheme '{scheme}' has no record with the id or number '{asked}'.",
            $"方案 '{scheme}' 没有 id 或单号为 '{asked}' 的记录。"
        );

    public static LocalizedText Similar(string id, string number, RecordStatus status) =>
        new(
            $"It has a similar record: id '{id}', number '{number}', {StoreTexts.Status(status)}.",
            $"有一条相近的记录：id '{id}'，单号 '{number}'，{StoreTexts.Status(status)}。"
        );

    public static LocalizedText ExplainSimilar(string scheme, string id) =>
        new(
            $"If you mean the similar record: 'qingyi explain {scheme} {id}'.",
            $"如果要找的是相近的那条：'qingyi explain {scheme} {id}'。"
        );

    public static LocalizedText Elsewhere(string scheme, string id, string number, RecordStatus status) =>
        new(
            $"The scheme '{scheme}' has it: id '{id}', number '{number}', {StoreTexts.Status(status)}.",
            $"它在方案 '{scheme}' 里：id '{id}'，单号 '{number}'，{StoreTexts.Status(status)}。"
        );

    public static LocalizedText ExplainElsewhere(string scheme, string id) =>
        new(
            $"For the record of the other scheme: 'qingyi explain {scheme} {id}'.",
            $"另一个方案里的那条：'qingyi explain {scheme} {id}'。"
        );

    public static LocalizedText LogRead(LocalizedText positions) =>
        new($"The scheme reads a log; it has read up to {positions}.", $"方案读取的是日志，读到 {positions}。");

    public static LocalizedText Read(string from, string to) =>
        new(
            $"The source has been read from {from} to {to}: all records that it returned for this time are stored.",
            $"源端从 {from} 到 {to} 已读完：这段时间内源端返回的记录都已入库。"
        );

    public static LocalizedText ReadUpTo(string to) => new($"The source has been read up to {to}.", $"源端已读到 {to}。");

    public static LocalizedText ReadNext(string from, string lag) =>
        new(
            $"The next run reads from {from} to {lag} before its start: a record that changed later is not read yet.",
            $"下次运行从 {from} 读到运行开始前 {lag}：在此之后变更的记录还没有读到。"
        );

    public static LocalizedText NeverRead { get; } =
        new("The scheme has not yet read a window of its source to the end.", "方案还没有读完过源端的任何一个窗口。");

    public static LocalizedText OpenWindow(string from, string to) =>
        new(
            $"The window from {from} to {to} is not read completely; the next run continues it.",
            $"窗口 {from} 到 {to} 还没有读完，下次运行接着读。"
        );

    public static LocalizedText Gap(string from, string to) =>
        new(
            $"Nothing was read between {from} and {to}: the watermark was set by hand, see 'qingyi state show'.",
            $"{from} 到 {to} 之间没有读过：同步位置被人工改过，见 'qingyi state show'。"
        );

    public static LocalizedText RunsFailed(int runs, string at, string code, LocalizedText message) =>
        new(
            $"The last {(runs == 1 ? "run" : $"{runs} runs")} failed, most recently at {at}: {code}: {message}.",
            $"最近 {runs} 次运行失败，最近一次在 {at}：{code}：{message}。"
        );

    public static LocalizedText HasCondition(string place) =>
        new(
            $"The source has a 'condition' ({place}): records that do not meet it are not stored.",
            $"源端有 'condition'（{place}）：不满足条件的记录不入库。"
        );

    public static LocalizedText Filtered(int runs, long fetched, long filtered) =>
        new(
            $"It dropped {filtered:N0} of the {fetched:N0} records that the last {(runs == 1 ? "run" : $"{runs} runs")} fetched.",
            $"最近 {runs} 次运行取到 {fetched:N0} 条，其中 {filtered:N0} 条因此没有入库。"
        );

    public static LocalizedText Dropped(string id, string at, string run, string cause) =>
        new(
            $"The source returned '{id}' at {at} (run {run}), and 'condition' dropped it, because this does not hold: {cause}.",
            $"源端在 {at} 返回了 '{id}'（运行 {run}），但被 'condition' 过滤，因为不满足：{cause}。"
        );

    public static LocalizedText DroppedPost(string id, string at, string cause) =>
        new(
            $"'{id}' was posted at {at}, and 'condition' dropped it, because this does not hold: {cause}.",
            $"{at} 收到推送的 '{id}'，但被 'condition' 过滤，因为不满足：{cause}。"
        );

    public static LocalizedText Gone(string id, string since, int passes) =>
        new(
            $"'{id}' is no longer at the source since {since}: {passes} reconciliations in a row did not find it.",
            $"'{id}' 自 {since} 起源端已没有：连续 {passes} 次对账都找不到。"
        );

    public static LocalizedText NotFoundOnce(string id, string since) =>
        new(
            $"The reconciliation at {since} did not find '{id}' at the source; a run beyond that time and the next "
                + "reconciliation confirm it.",
            $"{since} 的对账在源端找不到 '{id}'，待一次运行读过该时间、并再次对账后确认。"
        );

    public static LocalizedText Drops(int most, int kept, string since) =>
        new(
            $"The store keeps the last {most:N0} records that 'condition' dropped: {kept:N0} now, the oldest of {since}.",
            $"数据池保留最近 {most:N0} 条被 'condition' 过滤的记录：现有 {kept:N0} 条，最早的在 {since}。"
        );

    public static LocalizedText NoDrops(int most) =>
        new(
            $"The store keeps the last {most:N0} records that 'condition' dropped; there are none of this scheme.",
            $"数据池保留最近 {most:N0} 条被 'condition' 过滤的记录；这个方案还没有。"
        );

    public static LocalizedText ChangeCondition { get; } =
        new(
            "If it should arrive, correct it at its source, where the change makes it be fetched again; or change 'condition' and fetch it "
                + "with 'qingyi run FILE --from … --to …'.",
            "如果它应当到达，请在源端改正，变更后会重新取到；或修改 'condition'，再用 'qingyi run FILE --from … --to …' 补取。"
        );

    // When the scheme runs.
    public static LocalizedText Running(string since) =>
        new($"The scheme is running; the run began at {since}.", $"方案正在运行，{since} 开始。");

    public static LocalizedText Paused { get; } =
        new("The scheme is paused: nothing is read or delivered.", "方案已暂停：不读取，也不写入。");

    public static LocalizedText Resume(string scheme) =>
        new($"Resume the scheme: POST /api/v1/schemes/{scheme}/resume.", $"请恢复方案：POST /api/v1/schemes/{scheme}/resume。");

    public static LocalizedText NoText { get; } =
        new("The text of the scheme is not known: it has not run yet.", "不知道方案的文本：它还没有运行过。");

    public static LocalizedText NoSchedule { get; } =
        new(
            "The scheme has no schedule: it runs when somebody starts it or records are posted to it.",
            "方案没有定时：有人启动它，或有记录推送给它时才运行。"
        );

    public static LocalizedText NextRun(string cron, string at) =>
        new($"The next run is at {at} (schedule '{cron}').", $"下次运行在 {at}（定时 '{cron}'）。");

    public static LocalizedText NextIfHosted(string cron, string at) =>
        new(
            $"If a host runs the scheme ('qingyi serve'), the next run is at {at} (schedule '{cron}').",
            $"如果有主机在运行这个方案（'qingyi serve'），下次运行在 {at}（定时 '{cron}'）。"
        );

    public static LocalizedText LookAtSource(string scheme) =>
        new(
            "Look whether the source returns the record: 'qingyi sample FILE --from … --to …' around its last change there. If it does, "
                + $"'qingyi run FILE --from … --to …' with the file of '{scheme}' fetches it.",
            "请查看源端是否返回这条记录：'qingyi sample FILE --from … --to …'，时间取它在源端最后变更的前后。如果返回了，"
                + $"用 '{scheme}' 的文件执行 'qingyi run FILE --from … --to …' 补取。"
        );

    public static LocalizedText LookAtLog(string scheme) =>
        new(
            $"Look whether the log contains the record: 'qingyi sample FILE' with the file of '{scheme}'.",
            $"请查看日志里有没有这条记录：用 '{scheme}' 的文件执行 'qingyi sample FILE'。"
        );
}
