using Microsoft.Extensions.Logging;

namespace QingYi.Server.Commands;

/// <summary>The heads of tables and the labels of lines.</summary>
internal static class TableTexts
{
    // Tables of connectors
    public static LocalizedText Connectors => new("connectors", "连接器");

    public static LocalizedText Connection => new("connection", "连接参数");

    public static LocalizedText Apis => new("apis", "接口");

    public static LocalizedText Parameters => new("parameters", "参数");

    public static LocalizedText Response => new("response", "响应");

    public static LocalizedText Name => new("name", "名称");

    public static LocalizedText Title => new("title", "标题");

    public static LocalizedText From => new("from", "来源");

    public static LocalizedText Option => new("option", "参数");

    public static LocalizedText Api => new("api", "接口");

    public static LocalizedText Effect => new("effect", "作用");

    public static LocalizedText Field => new("field", "字段");

    public static LocalizedText Label => new("label", "名称");

    public static LocalizedText Type => new("type", "类型");

    public static LocalizedText Required => new("required", "必填");

    public static LocalizedText Default => new("default", "缺省值");

    public static LocalizedText Description => new("description", "说明");

    public static LocalizedText Path => new("path", "路径");

    public static LocalizedText Kind => new("kind", "种类");

    /// <summary>The kind of an entry that a connector lists.</summary>
    public static LocalizedText KindOf(string kind) =>
        kind switch
        {
            "schema" => new("schema", "库"),
            "table" => new("table", "表"),
            "view" => new("view", "视图"),
            "folder" => new("folder", "文件夹"),
            "sheet" => new("sheet", "工作表"),
            _ => LocalizedText.Of(kind),
        };

    public static LocalizedText Key => new("key", "主键");

    public static LocalizedText Null => new("null", "可空");

    public static LocalizedText Generated => new("generated", "自动");

    public static LocalizedText GeneratedKey => new("✓ generated", "✓ 自动");

    public static LocalizedText Of(ConnectionOption option)
    {
        var type = option.Type switch
        {
            OptionType.Text => new("Text", "文本"),
            OptionType.Number => new("Number", "数字"),
            OptionType.Boolean => new("Boolean", "布尔"),
            OptionType.Duration => new("Duration", "时长"),
            OptionType.Mapping => new("Mapping", "映射"),
            _ => LocalizedText.Of($"{option.Type}"),
        };
        return option.Secret ? new($"{type} (secret)", $"{type}（保密）") : type;
    }

    // Tables of records, runs and tokens
    public static LocalizedText Id => LocalizedText.Of("id");

    public static LocalizedText Number => new("number", "单号");

    public static LocalizedText Status => new("status", "状态");

    public static LocalizedText Reconciled => new("reconciled", "对账");

    public static LocalizedText Attempts => new("attempts", "次数");

    public static LocalizedText AnswerOrCause => new("answer or cause", "答复或原因");

    public static LocalizedText CodeAndField => new("code, field", "代码、字段");

    public static LocalizedText Last => new("last", "最近");

    public static LocalizedText Sample => new("sample", "样例");

    public static LocalizedText Runs => new("runs", "运行记录");

    public static LocalizedText Started => new("started", "开始");

    public static LocalizedText Scheme => new("scheme", "方案");

    public static LocalizedText Drift(int differences) => new($"drift: {differences:N0}", $"字段变化：{differences:N0} 处");

    public static LocalizedText Cause => new("cause", "原因");

    public static LocalizedText Made => new("made", "创建时间");

    public static LocalizedText Tokens => new("tokens", "令牌");

    public static LocalizedText Role => new("role", "角色");

    public static LocalizedText Schemes => new("schemes", "方案");

    public static LocalizedText Expires => new("ends", "失效时间");

    public static LocalizedText MadeBy => new("made by", "创建者");

    // Tables of users and of the audit
    public static LocalizedText Users => new("users", "用户");

    public static LocalizedText Audit(string zone) => new($"audit ({zone})", $"审计（{zone}）");

    public static LocalizedText At => new("time", "时间");

    public static LocalizedText Who => new("who", "谁");

    public static LocalizedText Origin => new("from", "何处");

    // Lines of a run
    public static LocalizedText Window => new("window", "窗口");

    public static LocalizedText Fetched => new("fetched", "取数");

    public static LocalizedText Filtered => new("filtered", "过滤");

    public static LocalizedText Stored => new("stored", "入库");

    public static LocalizedText Replaced => new("replaced", "覆盖");

    public static LocalizedText Delivered => new("delivered", "写入");

    public static LocalizedText Rejected => new("rejected", "拒绝");

    public static LocalizedText Parked => new("parked", "等待关联");

    public static LocalizedText Time => new("time", "用时");

    public static LocalizedText Phases => new("phases", "阶段");

    /// <summary>The level of an entry of a log.</summary>
    public static LocalizedText Level(LogLevel level) =>
        level switch
        {
            LogLevel.Warning => new("warning", "警告"),
            LogLevel.Error => new("error", "错误"),
            LogLevel.Critical => new("critical", "严重"),
            _ => new("info", "信息"),
        };

    // Lines of a check
    public static LocalizedText Source => new("source", "源端");

    public static LocalizedText Target => new("target", "目标");

    public static LocalizedText Writing => new("writing", "写入");

    public static LocalizedText Reading => new("reading", "读取");

    public static LocalizedText Lanes => new("lanes", "通道");

    // Lines of a state
    public static LocalizedText Watermark => new("watermark", "同步位置");

    public static LocalizedText Position => new("position", "读到");

    public static LocalizedText Records => new("records", "记录");

    public static LocalizedText Run => new("run", "运行");

    public static LocalizedText Change => new("change", "改动");
}
