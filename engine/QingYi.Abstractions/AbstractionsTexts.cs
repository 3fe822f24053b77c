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

    public static LocalizedText CannotBeTestedAlone(string connector) =>
        new($"a connection of '{connector}' cannot be tested without a scheme", $"'{connector}' 的连接不能单独测试，需要一个方案");

    public static LocalizedText DidYouMean(string name) => new($" Did you mean '{name}'?", $"是否想写 '{name}'？");
}
