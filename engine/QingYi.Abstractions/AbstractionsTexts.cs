namespace QingYi;

/// <summary>What the contract itself says to people.</summary>
internal static class AbstractionsTexts
{
    public static LocalizedText OrderUnknown { get; } =
        new("the connector does not say that their order means nothing", "连接器没有声明单据的先后顺序无关紧要");

    public static LocalizedText NoTransactions { get; } = new("the target has no transactions", "目标不支持事务");

    public static LocalizedText TestWithScheme { get; } =
        new(
            "Test it with a scheme that uses it: qingyi check FILE --connect.",
            "请用一个使用该连接的方案来测试：qingyi check FILE --connect。"
        );

    public static LocalizedText LetOneHostRun { get; } =
        new("Nothing was written. Let one host run a scheme.", "没有写入任何数据。一个方案请只由一台主机运行。");

    public static LocalizedText TakenOver(string scheme) =>
        new($"another process has taken over the scheme '{scheme}'", $"另一个进程已接手方案 '{scheme}'");

    public static LocalizedText CannotBeTestedAlone(string connector) =>
        new($"a connection of '{connector}' cannot be tested without a scheme", $"'{connector}' 的连接不能单独测试，需要一个方案");

    public static LocalizedText DidYouMean(string suggestion) => new($" Did you mean '{suggestion}'?", $"是否想写 '{suggestion}'？");
}
