namespace QingYi.Connectors.Noop;

/// <summary>What is said about the connector.</summary>
internal static class NoopTexts
{
    public static LocalizedText Title => new("No operation", "空操作");

    public static LocalizedText About =>
        new(
            "Accepts every document and writes nothing; as a source it returns no records: they come from other schemes.",
            "接受每张单据，什么也不写入；作为源端不返回记录：记录来自其他方案。"
        );
}
