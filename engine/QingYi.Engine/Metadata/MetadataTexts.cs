namespace QingYi.Engine.Metadata;

/// <summary>What an import of metadata of 轻易云 says.</summary>
internal static class MetadataTexts
{
    public static LocalizedText SideIsNoObject { get; } =
        new(
            "the metadata of a side must be one JSON object with 'api', 'request' …",
            "一端的元数据必须是一个 JSON 对象，含有 'api'、'request' …"
        );

    // What became of a key.
    public static LocalizedText Kept { get; } = new("kept", "保留");

    public static LocalizedText Translated { get; } = new("translated", "转换");

    public static LocalizedText NotUnderstood { get; } = new("not understood", "不认识");

    public static LocalizedText NoConnector(string? api) =>
        new(
            $"no installed connector has the api '{api}'. A database is 'connector: mysql'; any HTTP system is "
                + $"'connector: http' with 'api: request', and the address of '{api}' in otherRequest: {{ http: {{ path: … "
                + $"}} }}; or install a manifest for it",
            $"已安装的连接器都没有接口 '{api}'。数据库用 'connector: mysql'；任何 HTTP 系统用 'connector: http' 和 'api: request'，"
                + $"'{api}' 的地址写在 otherRequest: {{ http: {{ path: … }} }}；或为它安装一份清单"
        );

    public static LocalizedText NamedBySource { get; } =
        new("the record is named by the source; kept as a note", "记录由源端标识；保留为备注");

    public static LocalizedText EmptyLeftOut { get; } = new("empty, left out", "为空，略去");

    public static LocalizedText ListBecameFields { get; } =
        new("a list of nodes became fields with their values; labels are comments", "节点列表改写成字段和值；标签成为注释");

    public static LocalizedText KeptAsNote(string key) =>
        new($"it has no meaning here; kept as the note x-{key}", $"在这里没有意义；保留为备注 x-{key}");

    public static LocalizedText LeftOut(LocalizedText cause) => new($"left out: {cause}", $"略去：{cause}");
}
