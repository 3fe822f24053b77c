namespace QingYi.Connectors.Files.Browsing;

/// <summary>What is said about the files of a folder.</summary>
internal static class BrowsingTexts
{
    public static LocalizedText NothingAt(string path, string folder) =>
        new($"there is no file or folder '{path}' in '{folder}'", $"'{folder}' 里没有文件或文件夹 '{path}'");

    public static LocalizedText CorrectPath =>
        new(
            "Correct the path; files that can be read are .csv, .jsonl, .ndjson and .xlsx.",
            "请改正路径；可以读取的文件是 .csv、.jsonl、.ndjson 和 .xlsx。"
        );
}
