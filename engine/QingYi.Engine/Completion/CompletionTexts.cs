namespace QingYi.Engine.Completion;

/// <summary>What completion and hovers say beside the descriptions of keys, connectors and fields.</summary>
internal static class CompletionTexts
{
    // Details: a few words beside a name.
    public static LocalizedText Required { get; } = new("required", "必填");

    public static LocalizedText Typed(LocalizedText label, string type) => new($"{label} · {type}", $"{label} · {type}");

    public static LocalizedText Marked(LocalizedText label, LocalizedText mark) => new($"{label} ({mark})", $"{label}（{mark}）");

    public static LocalizedText NotDeclared { get; } = new("not declared, but records have it", "没有声明，但记录里有");

    public static LocalizedText OfConnector(string connector) => new($"connector {connector}", $"连接器 {connector}");

    public static LocalizedText ParameterOfStatement { get; } = new("a parameter of the statements", "语句的参数");

    public static LocalizedText GeneratedKey { get; } = new("the key that the main statement generated", "主语句生成的主键");

    public static LocalizedText Reads { get; } = new("reads", "读取");

    public static LocalizedText Writes { get; } = new("writes", "写入");

    // Documentation.
    public static LocalizedText Example(string sample) => new($"Example: `{sample}`", $"样例：`{sample}`");

    public static LocalizedText Nodes { get; } = new("a node of the list", "列表里的一个节点");

    public static LocalizedText EveryTenMinutes { get; } = new("every ten minutes", "每十分钟");

    public static LocalizedText EveryHour { get; } = new("every hour", "每小时");

    public static LocalizedText EveryDay { get; } = new("every day at two", "每天两点");

    public static LocalizedText EveryMonday { get; } = new("every Monday at eight", "每周一八点");

    public static LocalizedText Names(string label, LocalizedText detail) => new($"**{label}** {detail}", $"**{label}** {detail}");

    // The words that begin a value.
    public static LocalizedText Function { get; } =
        new("an expression with the functions of MySQL, over placeholders", "表达式，可用 MySQL 的函数和占位符");

    public static LocalizedText Lookup { get; } = new("a value of a record that another scheme stored", "查找另一方案已存的记录里的值");

    public static LocalizedText MongoLookup { get; } = new("the same look-up in the words of Mongo", "同样的查找，用 Mongo 的写法");

    public static LocalizedText LookupWord { get; } =
        new("`_findCollection find FIELD from SCHEME where F={{value}}`", "`_findCollection find 字段 from 方案 where 字段={{值}}`");
}
