namespace QingYi.Server.Commands;

/// <summary>The results of commands, and what is wrong with their arguments.</summary>
internal static class CommandTexts
{
    // check
    public static LocalizedText SourceResponds(string connection, long records) =>
        new(
            $"✓ {connection}: {records} {(records == 1 ? "record" : "records")} of the last hour",
            $"✓ {connection}：最近一小时 {records} 条记录"
        );

    public static LocalizedText TargetResponds(string connection, Limitation? guarantee) =>
        guarantee is null
            ? LocalizedText.Of($"✓ {connection}")
            : new(
                $"✓ {connection}; at least once, not exactly once: {guarantee.Text}",
                $"✓ {connection}；至少一次，不是恰好一次：{guarantee.Text}"
            );

    public static LocalizedText EachDocumentSeparately =>
        new("each document separately, as the api requires", "按接口要求，每张单据单独发送");

    public static LocalizedText ReadsWindowAgain(Limitation cause) =>
        new(
            $"after an interruption the next run reads the window again from its start: {cause.Text}",
            $"中断后，下次运行从窗口起点重读：{cause.Text}"
        );

    public static LocalizedText ParallelLanes(int lanes) =>
        new($"{lanes} in parallel, each with its own connection and checkpoint", $"{lanes} 条并行，各有自己的连接和检查点");

    public static LocalizedText OneLane => new("1; more are possible: delivery.parallelism", "1 条；用 delivery.parallelism 可以更多");

    public static LocalizedText OnlyOneLane(Limitation cause) => new($"1, in sequence: {cause.Text}", $"1 条，依次写入：{cause.Text}");

    public static LocalizedText SchemeIsValid(string file, int warnings, bool hasEnvironment) =>
        new(
            $"{file}: ok ({warnings} {(warnings == 1 ? "warning" : "warnings")}"
                + $"{(hasEnvironment ? "" : "; no environment, connections not checked")})",
            $"{file}: 通过（{warnings} 个警告{(hasEnvironment ? "" : "；没有环境，未检查连接")}）"
        );

    // run
    public static LocalizedText RunSucceeded(string name) => new($"{name} — succeeded", $"{name} — 成功");

    public static LocalizedText RunRejectedSome(string name) => new($"{name} — done, some rejected", $"{name} — 完成，有拒绝");

    public static LocalizedText RunCancelled(string name) => new($"{name} — cancelled", $"{name} — 已取消");

    public static LocalizedText RunFailed(string name) => new($"{name} — failed", $"{name} — 失败");

    public static LocalizedText Fetched(long records, long pages, long duplicates) =>
        new(
            $"{records:N0}  ({pages:N0} {(pages == 1 ? "page" : "pages")}, {duplicates:N0} "
                + $"{(duplicates == 1 ? "duplicate" : "duplicates")})",
            $"{records:N0}  （{pages:N0} 页，{duplicates:N0} 条重复）"
        );

    public static LocalizedText Replaced(long records) =>
        new($"{records:N0}  (newer content of an id that was still waiting)", $"{records:N0}  （同一 id 仍在等待，换成较新的内容）");

    public static LocalizedText Duration(double seconds, double perSecond) =>
        new($"{seconds:N1} s  ({perSecond:N0}/s)", $"{seconds:N1} 秒  （{perSecond:N0} 条/秒）");

    public static LocalizedText NoLog(string run, string folder) =>
        new(
            $"{folder} has no entry of a run '{run}': it logged nothing, or it is not a run of this state directory. "
                + "'qingyi runs --output json' lists the ids; --state names the directory.",
            $"{folder} 里没有运行 '{run}' 的日志：它没有写日志，或不是这个状态目录里的运行。"
                + "'qingyi runs --output json' 列出各次运行的 id；状态目录用 --state 指定。"
        );

    /// <summary>The seconds of each phase of a run, in the order in which a record passes through them.</summary>
    public static LocalizedText Phases(double fetch, double stage, double deliver, double settle) =>
        new(
            $"fetch {fetch:N1} s · store {stage:N1} s · write {deliver:N1} s · settle {settle:N1} s",
            $"取数 {fetch:N1} 秒 · 入库 {stage:N1} 秒 · 写入 {deliver:N1} 秒 · 提交 {settle:N1} 秒"
        );

    public static LocalizedText Rejected(string number, string id, Rejection cause) =>
        new($"  ✗ {number} (id {id}) {cause.Code}: {cause.Message}", $"  ✗ {number}（id {id}）{cause.Code}: {cause.Message}");

    public static LocalizedText HowToSeeAndRetry(string scheme) =>
        new(
            $"  all of them: qingyi records {scheme} --status rejected · after a correction: qingyi records retry {scheme} --all",
            $"  查看全部：qingyi records {scheme} --status rejected · 改好后：qingyi records retry {scheme} --all"
        );

    // test
    public static LocalizedText TestsEnded(string file, int passed, int failed) =>
        new($"{file}: {passed} passed, {failed} failed", $"{file}: {passed} 个通过，{failed} 个失败");

    // eval, preview
    public static LocalizedText NoTimeZone(string? given) =>
        new(
            $"--timezone: '{given}' is not a time zone. Use an IANA name such as Asia/Shanghai.",
            $"--timezone: '{given}' 不是时区。请用 IANA 名称，如 Asia/Shanghai。"
        );

    public static LocalizedText NoRecord(string file) => new($"--record: {file} contains no record.", $"--record: {file} 里没有记录。");

    public static LocalizedText RecordsUnreadable(string file, string cause) =>
        new(
            $"{file}: the records cannot be read: {cause}. Supply one JSON object, a list of objects, or one object per line.",
            $"{file}: 无法读取记录：{cause}。请给出一个 JSON 对象、一个对象列表，或每行一个对象。"
        );

    // import, export
    public static LocalizedText KeysImported(int known, int unknown) =>
        new(
            $"{known} {(known == 1 ? "key" : "keys")} imported, {unknown} {(unknown == 1 ? "needs" : "need")} attention",
            $"{known} 个键已导入，{unknown} 个需要处理"
        );

    public static LocalizedText SaveAndCheck =>
        new("next: save it and run 'qingyi check FILE'", "下一步：保存为文件，然后运行 'qingyi check FILE'");

    public static LocalizedText NotExported(string key) =>
        new($"note: the metadata cannot represent '{key}'", $"注意：元数据无法表达 '{key}'");

    // connectors
    public static LocalizedText NoApi(string connector, string api, IEnumerable<string> known) =>
        new(
            $"'{connector}' has no api '{api}'.{NameSuggestion.DidYouMean(api, known)}",
            $"'{connector}' 没有接口 '{api}'。{NameSuggestion.DidYouMean(api, known)}"
        );

    public static LocalizedText NoConnection(string environment, string name, IReadOnlyList<string> known) =>
        new(
            $"the environment {environment} has no connection '{name}'.{NameSuggestion.DidYouMean(name, known)} It has: "
                + $"{string.Join(", ", known)}.",
            $"环境 {environment} 没有连接 '{name}'。{NameSuggestion.DidYouMean(name, known)}现有：{string.Join("、", known)}。"
        );

    public static LocalizedText ApiHead(string name, LocalizedText title, string effect, string? maxWindow) =>
        new(
            $"{name} {title}  ({effect}{(maxWindow is null ? "" : $", maxWindow {maxWindow}")})",
            $"{name} {title}  （{effect}{(maxWindow is null ? "" : $"，最长窗口 {maxWindow}")}）"
        );

    public static LocalizedText ConnectionWorks(string name, string connector, LocalizedText tried) =>
        new($"  ✓ {name} ({connector}): {tried}", $"  ✓ {name}（{connector}）：{tried}");

    public static LocalizedText ConnectionFails(string name, string connector, LocalizedText error) =>
        new($"  ✗ {name} ({connector}): {error}", $"  ✗ {name}（{connector}）：{error}");

    public static LocalizedText NothingToList(string title) => new($"{title}: nothing to list", $"{title}: 没有可列出的内容");

    // records
    public static LocalizedText FieldWithoutValue(string given) =>
        new(
            $"--field '{given}' has no value. Write PATH=VALUE, e.g. --field shopName=Hangzhou.",
            $"--field '{given}' 缺少值。请写成 PATH=VALUE，如 --field shopName=Hangzhou。"
        );

    public static LocalizedText Comparing(long records, double percent, int found) =>
        new(
            $"{records:N0} records compared ({percent:N0} %), {found:N0} found …",
            $"已比较 {records:N0} 条记录（{percent:N0} %），找到 {found:N0} 条……"
        );

    public static LocalizedText Compared(long records, long gone) =>
        gone == 0
            ? new($"{records:N0} records compared.", $"共比较 {records:N0} 条记录。")
            : new(
                $"{records:N0} records compared; the contents of {gone:N0} more are no longer stored.",
                $"共比较 {records:N0} 条记录；另有 {gone:N0} 条的内容已不在数据池里。"
            );

    public static LocalizedText NowhereFound(string name) =>
        new(
            $"no scheme has a record with the id or number '{name}'. 'qingyi explain SCHEME {name}' says why it may be missing.",
            $"没有方案有 id 或单号为 '{name}' 的记录。用 'qingyi explain SCHEME {name}' 查看可能的原因。"
        );

    public static LocalizedText OlderPage(long before) => new($"older records: --before {before}", $"更早的记录：--before {before}");

    public static LocalizedText NextPage(long after) => new($"the next page: --after {after}", $"下一页：--after {after}");

    public static LocalizedText RecordsMoved(string scheme, int count, LocalizedText status) =>
        new($"{scheme}: {count:N0} → {status}.", $"{scheme}: {count:N0} 条 → {status}。");

    public static LocalizedText DeliveredNext => new("The next run delivers them.", "下次运行时写入。");

    public static LocalizedText RecordEdited(string scheme, string id) =>
        new($"{scheme}: {id} → waiting. The next run delivers it.", $"{scheme}: {id} → 等待中。下次运行时写入。");

    public static LocalizedText NotOneRecord =>
        new("--content: the file must hold one record, a JSON object.", "--content: 文件里应是一条记录，即一个 JSON 对象。");

    // state
    public static LocalizedText NoWindowRead => new("-  (no window has been read completely)", "-  （还没有读完一个窗口）");

    public static LocalizedText NextRunReadsFrom(string scheme, string time, string zone) =>
        new($"{scheme}: the next run reads from {time} ({zone})", $"{scheme}: 下次运行从 {time} 开始读取（{zone}）");

    public static LocalizedText ConfirmReset =>
        new("Add --yes to confirm; 'qingyi state set' moves only the watermark.", "确认请加 --yes；'qingyi state set' 只移动同步位置。");

    public static LocalizedText WasReset(string scheme) => new($"{scheme}: records deleted", $"{scheme}: 已清空");

    public static LocalizedText WasReset(string scheme, string time, string zone) =>
        new(
            $"{scheme}: records deleted; the next run reads from {time} ({zone})",
            $"{scheme}: 已清空；下次运行从 {time} 开始读取（{zone}）"
        );

    public static LocalizedText BackedUp(string file, long bytes) =>
        new($"backed up: {file} ({bytes:N0} bytes)", $"已备份：{file}（{bytes:N0} 字节）");

    public static LocalizedText StoreIsConsistent => new("the store is consistent", "数据池正常");

    public static LocalizedText StoreIsBroken(int errors) =>
        new(
            $"{errors} {(errors == 1 ? "error" : "errors")} in the store; restore a backup, or report "
                + $"{(errors == 1 ? "it" : "them")} with the log of the last runs",
            $"数据池有 {errors} 处异常；请恢复备份，或连同最近几次运行的日志一起反馈"
        );

    public static LocalizedText Adopted(string scheme, string store) =>
        new($"{scheme}: the target now belongs to the store {store}", $"{scheme}: 已接管，目标现在属于数据池 {store}");

    // secrets, tokens
    public static LocalizedText BadSecretName(string name) =>
        new(
            $"'{name}' cannot be the name of a secret. Use letters, digits, '_', '.' and '-'; begin with a letter or '_'.",
            $"'{name}' 不能作密钥的名称。请用字母、数字、'_'、'.' 和 '-'，以字母或 '_' 开头。"
        );

    public static LocalizedText EmptySecret(string name) =>
        new(
            $"the value of '{name}' is empty, so nothing was stored. Type it, or pipe it in: printf %s "
                + $"\"$VALUE\" | qingyi secrets set {name}",
            $"'{name}' 的值为空，没有保存。请输入它，或用管道传入：printf %s \"$VALUE\" | qingyi secrets set {name}"
        );

    public static LocalizedText SecretStored(string name) =>
        new($"{name}: stored. ${{secret:{name}}}", $"{name}: 已保存，引用时写 ${{secret:{name}}}");

    public static LocalizedText NoSecret(string name, IReadOnlyList<string> known) =>
        new(
            $"there is no secret '{name}'.{NameSuggestion.DidYouMean(name, known)}",
            $"没有密钥 '{name}'。{NameSuggestion.DidYouMean(name, known)}"
        );

    public static LocalizedText SecretRemoved(string name) => new($"{name}: removed", $"{name}: 已删除");

    public static LocalizedText TokenRevoked(string scheme, string name) => new($"{scheme}: {name} revoked", $"{scheme}: {name} 已收回");

    public static LocalizedText NotAnEnd(string given) =>
        new(
            $"--expires: '{given}' is neither a time nor a duration. Write 2027-01-31 or 90d.",
            $"--expires: '{given}' 既不是时间也不是时长。请写 2027-01-31 或 90d。"
        );

    // users
    public static LocalizedText UserSaved(string name, LocalizedText role) => new($"{name}: {role}", $"{name}：{role}");

    public static LocalizedText UserRemoved(string name) => new($"{name}: removed", $"{name}：已删除");

    public static LocalizedText NothingToSet => new("give --role, --password or both.", "请给出 --role、--password，或二者都给。");

    // sandbox
    public static LocalizedText NoLatency(string? given) =>
        new($"--latency: '{given}' needs a unit, e.g. 150ms.", $"--latency: '{given}' 要带单位，如 150ms。");

    // serve
    public static LocalizedText Serves(string urls, string schemes, string state) =>
        new($"QingYi: {urls}  schemes: {schemes}  state: {state}", $"轻易：{urls}  方案：{schemes}  状态：{state}");

    public static LocalizedText NoAddress =>
        new("--urls: no address is given. Write http://127.0.0.1:5080.", "--urls: 没有给出地址。请写 http://127.0.0.1:5080。");

    public static LocalizedText NotAnAddress(string given) =>
        new(
            $"--urls: '{given}' is not an address. Write http://127.0.0.1:5080.",
            $"--urls: '{given}' 不是地址。请写 http://127.0.0.1:5080。"
        );

    public static LocalizedText NoHttps =>
        new(
            "--urls: the host does not serve https. Listen on http://127.0.0.1:5080 and put a reverse proxy (nginx, Caddy) in front.",
            "--urls: 主机不提供 https。请监听 http://127.0.0.1:5080，前面放一个反向代理（nginx、Caddy）。"
        );

    public static LocalizedText NoToken(string variable) =>
        new(
            "--urls: an API that other machines can reach requires users or a token. Run 'qingyi users add NAME --role administrator', "
                + $"or set the environment variable {variable}, or listen on 127.0.0.1.",
            "--urls: 其他机器能访问的 API 必须有用户或令牌。请运行 'qingyi users add NAME --role administrator'，或设置环境变量 "
                + $"{variable}，或监听 127.0.0.1。"
        );

    public static LocalizedText NoUsers =>
        new(
            "there are no users: everybody on this machine is an administrator. 'qingyi users add NAME --role administrator' changes that.",
            "还没有用户：本机上的任何人都是管理员。运行 'qingyi users add NAME --role administrator' 后须登录。"
        );

    public static LocalizedText SetUp(string address) =>
        new($"the first administrator is made at {address}", $"创建第一个管理员：{address}");

    public static LocalizedText NoFolder(string given) => new($"--schemes: there is no folder {given}.", $"--schemes: 没有目录 {given}。");

    public static LocalizedText CannotListen(string cause) =>
        new(
            $"the host cannot listen: {cause}. Choose another address with --urls, or end the program that listens there.",
            $"主机无法监听：{cause}。请用 --urls 换一个地址，或结束占用该地址的程序。"
        );

    public static LocalizedText ReadsSchemes => new("the host is still reading the schemes", "主机还在读取方案");

    public static LocalizedText MissingAtSource(string since, int passes, string cause) =>
        new(
            $"missing at the source since {since} ({passes}×){(cause.Length > 0 ? $"; {cause}" : "")}",
            $"自 {since} 起在源端找不到（{passes} 次）{(cause.Length > 0 ? $"；{cause}" : "")}"
        );

    public static LocalizedText Reconciled(long listed, long compared, long missing, long gone) =>
        new(
            $"{listed:N0} ids at the source, {compared:N0} records compared, {missing:N0} missing, {gone:N0} of them gone",
            $"源端 {listed:N0} 个 id，比较 {compared:N0} 条记录，找不到 {missing:N0} 条，其中 {gone:N0} 条已确认"
        );

    public static LocalizedText DriftAccepted(string scheme) =>
        new(
            $"{scheme}: the changed fields of the source are accepted. Deliver the records that were held back with 'qingyi records retry "
                + $"{scheme} --code QY2117'.",
            $"{scheme}：已接受源端改变的字段。用 'qingyi records retry {scheme} --code QY2117' 写入被拦下的记录。"
        );

    public static LocalizedText NoDriftHeld(string scheme) =>
        new($"{scheme}: no changed field is held back.", $"{scheme}：没有被拦下的字段。");
}
