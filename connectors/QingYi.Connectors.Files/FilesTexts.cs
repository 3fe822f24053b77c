namespace QingYi.Connectors.Files;

/// <summary>What is said about the connector, its apis and a connection.</summary>
internal static class FilesTexts
{
    public static LocalizedText Title => new("Files", "文件");

    public static LocalizedText About => new("CSV, JSON lines and Excel files in a folder.", "文件夹里的 CSV、JSON 行与 Excel 文件。");

    public static LocalizedText JsonLines => new("JSON lines", "JSON 行");

    public static LocalizedText Path => new("File", "文件");

    public static LocalizedText AboutPath =>
        new(
            "The file below the connection's folder; a source may use * and reads all matching files in the order of their names.",
            "连接的文件夹里的文件；源端可用 *，按文件名顺序读取所有匹配的文件。"
        );

    public static LocalizedText Delimiter => new("Delimiter", "分隔符");

    public static LocalizedText AboutDelimiter =>
        new("The separator of values; a comma by default, \\t for a tab.", "值之间的分隔符；缺省为逗号，制表符写 \\t。");

    public static LocalizedText Encoding => new("Encoding", "编码");

    public static LocalizedText AboutEncoding =>
        new(
            "utf-8 by default; utf-8-bom for a target that Excel opens; gbk, gb18030 …",
            "缺省为 utf-8；目标文件要用 Excel 打开则写 utf-8-bom；也可写 gbk、gb18030 …"
        );

    public static LocalizedText Sheet => new("Sheet", "工作表");

    public static LocalizedText AboutSheet =>
        new("The sheet's name; by default a source reads the first visible sheet.", "工作表的名称；缺省时源端读取第一个可见的工作表。");

    public static LocalizedText FilesIn(int count, string folder) => new($"{count} files in {folder}", $"{folder} 里有 {count} 个文件");

    public static LocalizedText NoFolderYet(string folder) =>
        new($"{folder} does not exist yet; a target creates it", $"{folder} 还不存在；写入时自动创建");

    public static LocalizedText NoColumns(string api) =>
        new(
            $"the api '{api}' writes a column for each parameter except 'path', but there is none. Add them to 'request'.",
            $"接口 '{api}' 把 'path' 以外的每个参数写成一列，但一个也没有。请加到 'request' 里。"
        );
}
