namespace QingYi.Web.Parts;

/// <summary>The words of what several pages share.</summary>
internal static class PartTexts
{
    public static LocalizedText Live => new("live", "实时");

    public static LocalizedText Loading => new("Loading…", "载入中……");

    public static LocalizedText NextStep => new("Next step: ", "下一步：");

    public static LocalizedText Title(LocalizedText page) => new($"{page} · QingYi", $"{page} · 轻易");

    public static LocalizedText Cancel => new("Cancel", "取消");

    public static LocalizedText Running => new("running", "运行中");
}
