namespace QingYi.Server.LanguageServer;

/// <summary>What the language server writes to the log: templates with the same holes in the same order.</summary>
internal static class LanguageServerLogTexts
{
    public static LocalizedText NotChecked { get; } = new("{File} could not be checked: {Cause}", "{File} 无法检查：{Cause}");
}
