namespace QingYi.Web.Reference;

/// <summary>The pages of connectors, their apis, and error codes.</summary>
internal static class ReferenceTexts
{
    public static LocalizedText Name => new("Name", "名称");

    public static LocalizedText Title => new("Title", "标题");

    public static LocalizedText Apis => new("Apis", "接口");

    public static LocalizedText Options => new("Options of a connection", "连接参数");

    public static LocalizedText Effect => new("Effect", "作用");

    public static LocalizedText Parameters => new("Parameters", "参数");

    public static LocalizedText Response => new("Fields of the answer", "响应字段");

    public static LocalizedText Field => new("Field", "字段");

    public static LocalizedText Label => new("Label", "标签");

    public static LocalizedText Type => new("Type", "类型");

    public static LocalizedText Description => new("Description", "说明");

    public static LocalizedText Default => new("Default", "缺省");

    public static LocalizedText Filter => new("Filter by name or label", "按名称或标签筛选");

    public static LocalizedText NoConnector(string name) => new($"There is no connector '{name}'.", $"没有连接器 '{name}'。");

    public static LocalizedText NoApi(string connector, string api) =>
        new($"The connector {connector} has no api '{api}'.", $"连接器 {connector} 没有接口 '{api}'。");

    public static LocalizedText NoCode(string code) =>
        new(
            $"There is no page about '{code}': it may be the code of another system.",
            $"没有关于 '{code}' 的说明，它可能是其他系统的代码。"
        );

    public static LocalizedText Secret => new("secret", "密钥");

    public static LocalizedText Required => new("required", "必填");
}
