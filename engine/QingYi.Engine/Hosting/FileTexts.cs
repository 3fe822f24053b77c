namespace QingYi.Engine.Hosting;

/// <summary>What the use cases of scheme files say.</summary>
internal static class FileTexts
{
    private const int MostMoved = 10;

    public static LocalizedText NoFile(string file) =>
        new($"the host's folder has no scheme file '{file}'.", $"主机的目录里没有方案文件 '{file}'。");

    public static LocalizedText NoVersion(string file, string version) =>
        new($"no version '{version}' of '{file}' is kept.", $"没有保存 '{file}' 的版本 '{version}'。");

    public static LocalizedText OtherVersion(string file) =>
        new($"'{file}' has been changed since. Read it again first.", $"'{file}' 此后已有改动。请先重新读取。");

    public static LocalizedText NotASchemeFile(string file) =>
        new(
            $"'{file}' cannot be the name of a scheme file. Use a name without folders that ends in .yaml, .yml or .json.",
            $"'{file}' 不能用作方案文件名。请用不带目录、以 .yaml、.yml 或 .json 结尾的名称。"
        );

    public static LocalizedText ReadOnly(string folder) =>
        new(
            $"the folder {folder}, or the file, cannot be written by this host: it may be mounted read-only. Change the file where it "
                + $"comes from.",
            $"本主机不能写目录 {folder} 或这个文件（例如只读挂载）。请在文件的来源处修改。"
        );

    public static LocalizedText NotWritten(string file, string folder, string cause) =>
        new(
            $"'{file}' in {folder} is as it was: {cause}. Check the permissions of the folder, whether it is mounted read-only, "
                + $"and the disk.",
            $"{folder} 里的 '{file}' 没有改动：{cause}。请检查目录权限、是否只读挂载，以及磁盘空间。"
        );

    public static LocalizedText NotUtf8(string file) =>
        new(
            $"'{file}' is not UTF-8. Save it in this encoding with an editor, and read it again.",
            $"'{file}' 不是 UTF-8 编码。请用编辑器另存为 UTF-8，再重新读取。"
        );

    public static LocalizedText HalfCharacter { get; } =
        new(
            "the text contains half of a character (a lone surrogate), which no file can hold. Remove it.",
            "文本里有半个字符（单独的代理项），无法写入文件。请去掉它。"
        );

    public static LocalizedText NameIsTaken(string file) =>
        new(
            $"there is a file '{file}' already. Choose another name, or rename or delete that file first.",
            $"已有文件 '{file}'。请另选名称，或先把那个文件改名或删除。"
        );

    public static LocalizedText OtherFormat(string file, string name) =>
        new(
            $"'{name}' would be read in another format than '{file}': a name ending in .json is read as JSON, .yaml and .yml as YAML. Keep "
                + "the ending.",
            $"'{name}' 与 '{file}' 的格式不同：.json 按 JSON 读取，.yaml 和 .yml 按 YAML 读取。请保留扩展名。"
        );

    public static LocalizedText NotRenamed(string file, string folder, string cause) =>
        new(
            $"'{file}' in {folder} still has its name: {cause}. Check the permissions of the folder and of the state directory, and the "
                + "disk.",
            $"{folder} 里的 '{file}' 没有改名：{cause}。请检查目录和状态目录的权限，以及磁盘空间。"
        );

    // What a change means.
    public static LocalizedText Unseen(bool isOnly, IReadOnlyList<LocalizedText> differences)
    {
        if (differences.Count == 0)
        {
            return LocalizedText.Empty;
        }

        var what = LocalizedText.Join(", ", "、", differences);
        return isOnly
            ? new($"No line differs, only {what}.", $"各行相同，不同的只有{what}。")
            : new($"Also differs: {what}.", $"另有不同：{what}。");
    }

    public static LocalizedText LineEnds(string before, string after) =>
        new($"the line ends ({before} → {after})", $"换行符（{before} → {after}）");

    public static LocalizedText LastLineBreak(bool isAdded) =>
        isAdded
            ? new("the line break at the end (added)", "末尾的换行（加上）")
            : new("the line break at the end (removed)", "末尾的换行（去掉）");

    public static LocalizedText ByteOrderMark(bool isAdded) =>
        isAdded ? new("the byte order mark (added)", "字节顺序标记（加上）") : new("the byte order mark (removed)", "字节顺序标记（去掉）");

    public static LocalizedText Moved(IReadOnlyList<string> paths)
    {
        var shown = paths.Take(MostMoved).ToList();
        var more = paths.Count - shown.Count;
        return more == 0
            ? new($"Moved within its list: {string.Join(", ", shown)}.", $"在列表里移动了位置：{string.Join("、", shown)}。")
            : new(
                $"Moved within its list: {string.Join(", ", shown)} and {more:N0} more.",
                $"在列表里移动了位置：{string.Join("、", shown)}，另有 {more:N0} 处。"
            );
    }

    public static LocalizedText StillInvalid { get; } =
        new("Both texts have errors, so neither can run.", "两份文本都有错误，都不能运行。");

    public static LocalizedText WouldNotRun { get; } =
        new("The new text has errors: the host goes on with the version before.", "新文本有错误：主机继续运行原版本。");

    public static LocalizedText BeginsToRun(string scheme) => new($"The host begins to run '{scheme}'.", $"主机开始运行 '{scheme}'。");

    public static LocalizedText OtherScheme(string before, string after) =>
        new(
            $"The id changes from '{before}' to '{after}': it becomes another scheme without records, which fetches from its own start.",
            $"id 由 '{before}' 改为 '{after}'：成为另一个方案，没有记录，从自己的起点取数。"
        );

    public static LocalizedText SameIds { get; } = new("The ids of the records stay.", "记录的 id 不变。");

    public static LocalizedText OtherIds(string before, string after) =>
        new(
            $"The ids of the records change ({before} becomes {after}): runs are refused until 'qingyi state reset'.",
            $"记录的 id 会变（{before} 变为 {after}）：执行 'qingyi state reset' 之前拒绝运行。"
        );

    public static LocalizedText RenderedByIt(long records) =>
        new(
            records == 1 ? $"{records:N0} waiting record will be rendered by it." : $"{records:N0} waiting records will be rendered by it.",
            $"有 {records:N0} 条等待中的记录将按它生成请求。"
        );

    public static LocalizedText OtherSchedule(string? before, string? after) =>
        new(
            $"The schedule changes from {Shown(before).English} to {Shown(after).English}.",
            $"定时由 {Shown(before).Chinese} 改为 {Shown(after).Chinese}。"
        );

    // The audit.
    public static LocalizedText WasSaved(string file) => new($"file {file} saved", $"保存文件 {file}");

    public static LocalizedText WasRenamed(string file, string name) => new($"file {file} renamed to {name}", $"文件 {file} 改名为 {name}");

    public static LocalizedText WasDeleted(string file) => new($"file {file} deleted", $"删除文件 {file}");

    private static LocalizedText Shown(string? schedule) => schedule is null ? new("none", "无") : LocalizedText.Of($"'{schedule}'");
}
