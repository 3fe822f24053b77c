namespace QingYi.Server.Commands;

/// <summary>The descriptions of <c>files</c>, and what it prints.</summary>
internal static class FilesTexts
{
    // Help
    public static LocalizedText Files =>
        new(
            "lists the scheme files of a folder, their versions and differences; saves, restores and renames them",
            "方案文件：列出目录里的方案文件，查看和比较历史版本，保存、恢复、改名"
        );

    public static LocalizedText List => new("lists the files with their schemes and problems", "列出文件及其方案和问题");

    public static LocalizedText Versions =>
        new(
            "lists the texts that a file had, newest first, as far as the state directory has them",
            "列出文件的历史版本，最新的在前；只有状态目录里保存的版本"
        );

    public static LocalizedText Show =>
        new("writes the text of a file or of one of its versions to stdout", "把文件或其某个版本的文本写到标准输出");

    public static LocalizedText Compare =>
        new(
            "compares two texts of a file: lines, values, and what the change means for the records",
            "比较文件的两份文本：各行、各个值，以及改动对记录意味着什么"
        );

    public static LocalizedText Save =>
        new("saves a text as a file; a host that watches the folder runs it", "把一份文本保存为文件，监视该目录的主机随后运行它");

    public static LocalizedText Restore => new("saves a version again", "恢复：把某个历史版本重新保存");

    public static LocalizedText Rename =>
        new("renames a file with its versions and drafts; its scheme runs on", "改名：历史版本和草稿随之改名，方案照常运行");

    public static LocalizedText File => new("the name of a file of the folder", "目录里的文件名");

    public static LocalizedText NewName => new("the new name, with an ending of the same format", "新文件名，扩展名的格式不变");

    public static LocalizedText Version => new("a version, see 'qingyi files versions'", "版本，见 'qingyi files versions'");

    public static LocalizedText ShownVersion => new("a version; default the file as it is", "版本；缺省为文件的现状");

    public static LocalizedText CompareFrom =>
        new(
            "the version before; default the last other one, with --with the file as it is",
            "原版本；缺省为上一个不同的版本，有 --with 时为文件的现状"
        );

    public static LocalizedText CompareTo => new("the version afterwards; default the file as it is", "新版本；缺省为文件的现状");

    public static LocalizedText CompareWith => new("a file with the text afterwards; - reads stdin", "新文本所在的文件；- 读标准输入");

    public static LocalizedText Content => new("a file with the new text; - reads stdin", "新文本所在的文件；- 读标准输入");

    public static LocalizedText Base =>
        new(
            "the version that is replaced; if the file is another one by now, nothing is changed",
            "所替换的版本；文件已是其他版本时不做改动"
        );

    public static LocalizedText WithErrors =>
        new("save a text with errors too; the host goes on with the version before", "文本有错误也保存；主机继续运行原版本");

    // Tables and lines
    public static LocalizedText FilesOf(string folder) => new($"files of {folder}", $"{folder} 里的文件");

    public static LocalizedText FileHead => new("file", "文件");

    public static LocalizedText VersionHead => new("version", "版本");

    public static LocalizedText Problems => new("problems", "问题");

    public static LocalizedText Author => new("author", "作者");

    public static LocalizedText Current => new("current", "现状");

    public static LocalizedText Outside => new("changed outside", "在主机之外改动");

    public static LocalizedText Compared(string file, string from, string to) => new($"{file}: {from} → {to}", $"{file}：{from} → {to}");

    public static LocalizedText Changed(IReadOnlyList<string> paths) =>
        new($"values that differ: {string.Join(", ", paths)}", $"不同的值：{string.Join("、", paths)}");

    public static LocalizedText Same => new("The texts are the same.", "两份文本相同。");

    // Results
    public static LocalizedText Saved(string file, string version) =>
        new(
            $"{file}: saved as version {version}. A host that watches the folder runs it within seconds.",
            $"{file}：已保存为版本 {version}。监视该目录的主机几秒内运行它。"
        );

    public static LocalizedText SavedWithErrors(string file, string version) =>
        new(
            $"{file}: saved as version {version} with errors. A host that watches the folder goes on with the version before.",
            $"{file}：已保存为版本 {version}，有错误。监视该目录的主机继续运行原版本。"
        );

    public static LocalizedText IsThatVersion(string file, string version) =>
        new($"{file}: is version {version} already.", $"{file}：已是版本 {version}。");

    public static LocalizedText Renamed(string file, string name) =>
        new($"{file}: renamed to {name}, with its versions.", $"{file}：已改名为 {name}，历史版本随之改名。");

    public static LocalizedText NotSaved(string file) =>
        new(
            $"'{file}' was not saved: the text has errors. Correct them, or add --with-errors.",
            $"'{file}' 没有保存：文本有错误。请改正，或加 --with-errors。"
        );

    public static LocalizedText IsOtherVersion(string file, string given, string current) =>
        new(
            $"'{file}' is version {current} by now, not {given}; nothing was changed. 'qingyi files compare {file} --from {given}' shows "
                + "what differs.",
            $"'{file}' 现在是版本 {current}，不是 {given}；没有改动。用 'qingyi files compare {file} --from {given}' 查看差别。"
        );

    public static LocalizedText IsGone(string file) =>
        new($"'{file}' does not exist any more; nothing was changed.", $"'{file}' 已不存在；没有改动。");

    public static LocalizedText NoOtherVersion(string file) =>
        new(
            $"no other version of '{file}' is kept in the state directory. Name a file to compare it with: --with FILE.",
            $"状态目录里没有 '{file}' 的其他版本。请用 --with FILE 给出要比较的文件。"
        );

    public static LocalizedText ToAndWith => new("give --to or --with, not both.", "--to 和 --with 只能给一个。");

    public static LocalizedText Unreadable(string option, string file, LocalizedText cause) =>
        new($"{option}: {file} cannot be read: {cause}.", $"{option}: 无法读取 {file}：{cause}。");

    public static LocalizedText DoesNotExist => new("it does not exist", "文件不存在");

    public static LocalizedText NotUtf8 => new("it is not UTF-8", "不是 UTF-8 编码");
}
