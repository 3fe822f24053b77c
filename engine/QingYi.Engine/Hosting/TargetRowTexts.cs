namespace QingYi.Engine.Hosting;

/// <summary>Why the rows of a record were not looked for at the target.</summary>
internal static class TargetRowTexts
{
    public static LocalizedText ContentIsGone =>
        new(
            "the store no longer has the content of the record, and its key at the target is rendered from it",
            "数据池里已没有这条记录的内容，而它在目标里的键要由内容生成"
        );

    public static LocalizedText NoText(string scheme) =>
        new($"the store has no text of the scheme '{scheme}'", $"数据池里没有方案 '{scheme}' 的文本");

    public static LocalizedText RunOnce => new("Run the scheme once, or name its file.", "请先运行一次该方案，或给出它的文件。");

    public static LocalizedText NotUsable(LocalizedText problem) =>
        new(
            $"the text with which the record was sent does not work with this environment: {problem.WithoutStop}",
            $"发送这条记录时的方案文本不能用于当前环境：{problem.WithoutStop}"
        );

    public static LocalizedText IsGrouped =>
        new(
            "the scheme sends the record together with others, so its rows do not belong to it alone",
            "方案把这条记录与其他记录合并发送，目标里的行不只属于它"
        );

    public static LocalizedText NotRendered(LocalizedText reason) =>
        new($"no request can be made of the record: {reason.WithoutStop}", $"无法由这条记录生成请求：{reason.WithoutStop}");

    public static LocalizedText NotOffered(string connector) =>
        new(
            $"the connector '{connector}' does not offer to find the rows of a record",
            $"连接器 '{connector}' 不提供按记录查找目标行的功能"
        );
}
