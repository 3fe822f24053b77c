namespace QingYi.Connectors.Http.Manifests;

/// <summary>The texts about the texts of a manifest.</summary>
internal static class ManifestTexts
{
    public static LocalizedText NotAText { get; } = new("a text or { en: …, zh: … } is expected here", "此处应为文本，或 { en: …, zh: … }");

    public static LocalizedText UnknownLanguage(string key) =>
        new(
            $"'{key}' is not a key of a text in two languages; its keys are 'en' and 'zh'",
            $"双语文本没有 '{key}' 这个键，只有 'en' 和 'zh'"
        );

    public static LocalizedText TwiceTheLanguage(string key) =>
        new($"'{key}' occurs twice in a text in two languages", $"双语文本里 '{key}' 写了两次");

    public static LocalizedText NoLanguage(string key) => new($"the text in two languages has no '{key}'", $"双语文本缺少 '{key}'");
}
