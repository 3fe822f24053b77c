namespace QingYi.Web.Shell;

/// <summary>What the console writes to the log: templates with the same holes in the same order.</summary>
internal static class ShellLogTexts
{
    public static LocalizedText PageFailed { get; } = new("A page of the console failed: {Cause}", "控制台页面出错：{Cause}");
}
