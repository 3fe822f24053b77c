namespace QingYi.Connectors.Files.Reading;

/// <summary>What is said about files that are read.</summary>
internal static class ReadingTexts
{
    public static LocalizedText CountedRows =>
        new(
            "rows of files are identified by counting, and the files may have changed meanwhile",
            "文件里的行只能按序号辨认，而文件在此期间可能已改动"
        );

    public static LocalizedText NoFolder(string folder) => new($"the folder '{folder}' does not exist", $"文件夹 '{folder}' 不存在");

    public static LocalizedText CorrectFolder =>
        new("Correct 'folder' in the environment file, or create it.", "请改正环境文件里的 'folder'，或创建该文件夹。");

    public static LocalizedText LeavesFolder(string path, string folder) =>
        new($"the path '{path}' leaves the folder '{folder}'", $"路径 '{path}' 超出了文件夹 '{folder}'");

    public static LocalizedText StayBelow => new("Write a path below it.", "请写该文件夹里的路径。");

    public static LocalizedText NoFile(string file) => new($"the file '{file}' does not exist", $"文件 '{file}' 不存在");

    public static LocalizedText CorrectPath =>
        new(
            "Correct 'path', put the file there, or write a pattern such as *.csv, which may match no file.",
            "请改正 'path'，或把文件放到那里，或写 *.csv 这样的通配符，没有匹配的文件也可以。"
        );

    public static LocalizedText MayNotRead =>
        new("Give the account that runs QingYi the right to read it.", "请授予运行 QingYi 的账号读取它的权限。");

    public static LocalizedText NotInEncoding(string file, string encoding) =>
        new($"{file}: the text is not {encoding}", $"{file}：文本不是 {encoding} 编码");

    public static LocalizedText TryGb18030 =>
        new(
            "Set 'encoding' in the scheme to gb18030, or save the file as utf-8.",
            "请把方案里的 'encoding' 设为 gb18030，或把文件存为 utf-8。"
        );

    public static LocalizedText SetEncoding =>
        new(
            "Set 'encoding' in the scheme: files saved by Excel in China are mostly gbk.",
            "请在方案里设置 'encoding'：中文版 Excel 保存的文件多为 gbk。"
        );

    public static LocalizedText Unreadable(string file, string kind, LocalizedText problem) =>
        new($"{file}: the file cannot be read as {kind}: {problem}", $"{file}：文件无法按 {kind} 读取：{problem}");

    public static LocalizedText CheckFormat =>
        new(
            "Check that the file is complete and has that format (api: csv, jsonl or excel; excel reads .xlsx).",
            "请检查文件是否完整，格式是否如此（接口：csv、jsonl 或 excel；excel 读取 .xlsx）。"
        );

    public static LocalizedText TwoColumns(string file, string name) =>
        new($"{file}(1): two columns have the name '{name}'", $"{file}(1)：有两列的名称都是 '{name}'");

    public static LocalizedText NameInFirstLine => new("Give each column its own name in the first line.", "请在第一行给每列不同的名称。");

    public static LocalizedText OtherNumberOfValues(string file, int line, int values, int columns) =>
        new(
            $"{file}({line}): the row has {values} values, but the first line names {columns} columns",
            $"{file}({line})：这一行有 {values} 个值，而第一行写了 {columns} 列"
        );

    public static LocalizedText QuoteValue =>
        new(
            "Correct the row: a value with the delimiter or a line break in it must be in quotes.",
            "请改正这一行：含有分隔符或换行的值必须加引号。"
        );

    public static LocalizedText MisplacedQuote(string file, int line, string shown) =>
        new(
            $"{file}({line}): a quote of this row is misplaced or not closed: {shown}",
            $"{file}({line})：这一行有引号放错了位置，或没有配对：{shown}"
        );

    public static LocalizedText DoubleQuote =>
        new(
            "Put a value that contains a quote, the delimiter or a line break in quotes, and double each quote inside it: "
                + "\"12\"\" screen\".",
            "含有引号、分隔符或换行的值要加引号，里面的每个引号写两次：\"12\"\" 屏\"。"
        );

    public static LocalizedText NotJson(string file, int line, LocalizedText problem) =>
        new($"{file}({line}): the line is not a JSON object: {problem}", $"{file}({line})：这一行不是 JSON 对象：{problem}");

    public static LocalizedText NotAnObject => new("it is not an object", "它不是对象");

    public static LocalizedText CorrectLine =>
        new("Correct the line; each line must be one JSON object.", "请改正这一行；每行必须是一个 JSON 对象。");

    public static LocalizedText AllSheetsHidden(string file, IEnumerable<string> names) =>
        new($"{file}: all sheets are hidden: {string.Join(", ", names)}", $"{file}：所有工作表都是隐藏的：{string.Join("、", names)}");

    public static LocalizedText NameSheet => new("Name one in 'sheet' of the scheme.", "请在方案的 'sheet' 里写其中一个。");

    public static LocalizedText NoSheet(string file, string sheet, IReadOnlyList<string> names)
    {
        var suggestion = NameSuggestion.DidYouMean(sheet, names);
        return new(
            $"{file}: there is no sheet '{sheet}'.{suggestion} It has: {string.Join(", ", names)}",
            $"{file}：没有工作表 '{sheet}'。{suggestion}现有：{string.Join("、", names)}"
        );
    }

    public static LocalizedText CorrectSheet => new("Correct 'sheet' in the scheme.", "请改正方案里的 'sheet'。");

    public static LocalizedText TwoCells(string file, string name, IReadOnlyList<string> cells) =>
        new(
            $"{file}: two columns have the name '{name}': {string.Join(" and ", cells)}",
            $"{file}：有两列的名称都是 '{name}'：{string.Join(" 和 ", cells)}"
        );

    public static LocalizedText NameColumns => new("Give each column its own name.", "请给每列不同的名称。");

    public static LocalizedText NamelessColumn(string file, string cell, object? value, int row) =>
        new(
            $"{file}({cell}): the cell contains '{value}', but its column has no name in row {row}",
            $"{file}({cell})：单元格的内容是 '{value}'，但它的列在第 {row} 行没有名称"
        );

    public static LocalizedText NameColumn =>
        new(
            "Give the column a name, or clear the cell: QingYi omits no value silently.",
            "请给该列写上名称，或清空该单元格：QingYi 不会悄悄丢掉任何值。"
        );
}
