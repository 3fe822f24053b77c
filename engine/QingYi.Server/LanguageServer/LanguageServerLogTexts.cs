namespace QingYi.Server.LanguageServer;

/// <summary>What the language server writes to the log: templates with the same holes in the same order.</summary>
internal static class LanguageServerLogTexts
{
    public static LocalizedText NotAnswered { get; } =
        new("{Question} of {File} could not be answered: {Cause}", "{Question} 没有得到回答，文件 {File}：{Cause}");

    public static LocalizedText NotChecked { get; } = new("{File} could not be checked: {Cause}", "{File} 无法检查：{Cause}");
}
