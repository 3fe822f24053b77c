namespace QingYi.Connectors.Files.Formats;

/// <summary>What is wrong with the format of a request's files.</summary>
internal static class FormatTexts
{
    public static LocalizedText NeedsPath(string api, LocalizedText suggestion) =>
        new(
            $"the api '{api}' needs 'path': the file below the connection's folder.{suggestion} Add it to 'request'.",
            $"接口 '{api}' 需要 'path'：连接的文件夹里的文件。{suggestion}请加到 'request' 里。"
        );

    public static LocalizedText NotAnEncoding(string name) =>
        new(
            $"'{name}' is not an encoding. Use utf-8, utf-8-bom, gbk, gb18030, utf-16 …",
            $"'{name}' 不是编码。请用 utf-8、utf-8-bom、gbk、gb18030、utf-16 …"
        );

    public static LocalizedText NotASheet(string name, int longest, string forbidden) =>
        new(
            $"'{name}' cannot be the name of a sheet: Excel allows 1 to {longest} characters without "
                + $"{string.Join(' ', forbidden.AsEnumerable())}. Correct 'sheet'.",
            $"'{name}' 不能作工作表的名称：Excel 只允许 1 到 {longest} 个字符，"
                + $"且不含 {string.Join(' ', forbidden.AsEnumerable())}。请改正 'sheet'。"
        );
}
