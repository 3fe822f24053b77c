namespace QingYi.Engine.Metadata;

/// <summary>The descriptions of the keys of a scheme, for editors.</summary>
internal static class SchemaTexts
{
    // The file.
    public static LocalizedText Title { get; } = new("QingYi integration scheme", "QingYi 集成方案");

    public static LocalizedText Duration { get; } = new("a duration with its unit: 30s, 10m, 2h, 7d", "带单位的时长：30s、10m、2h、7d");

    public static LocalizedText Nodes { get; } =
        new("a list of nodes, or a mapping of fields to values", "参数节点：节点列表，或字段到值的映射");

    public static LocalizedText Scheme { get; } =
        new("the scheme's id: a-z, 0-9 and '-', or a UUID", "方案 id，在文件夹内唯一：a-z、0-9 和 '-'，或 UUID");

    public static LocalizedText Name { get; } = new("the name for people", "方案名称，给人看");

    public static LocalizedText Description { get; } = new("what it does", "说明：方案做什么");

    public static LocalizedText Group { get; } = new("a group for lists", "列表中的分组");

    public static LocalizedText Tags { get; } = new("tags", "标签");

    public static LocalizedText Version { get; } = new("version of the file format", "文件格式的版本");

    public static LocalizedText TimeZone { get; } = new("the zone of every time, e.g. Asia/Shanghai", "全部时间的时区，如 Asia/Shanghai");

    public static LocalizedText TimestampUnit { get; } = new("the unit of a time without a filter", "不带过滤器的时间的单位");

    public static LocalizedText FunctionErrors { get; } =
        new(
            "what a failing _function does: record rejects the record, text gives the expression itself",
            "_function 出错时怎么办：record 拒绝该记录，text 返回表达式原文"
        );

    public static LocalizedText Schedule { get; } =
        new("five cron fields (six with seconds), in the scheme's zone", "定时：五段 cron（含秒则六段），按方案的时区");

    public static LocalizedText Missed { get; } = new("which missed times are made up for", "补跑哪些错过的定时时刻");

    public static LocalizedText StartFrom { get; } = new("LAST_SYNC_TIME of the very first run", "首次运行的 LAST_SYNC_TIME");

    public static LocalizedText Delivery { get; } = new("how documents are sent", "怎样写入单据");

    public static LocalizedText Batch { get; } = new("documents in one transaction of the target", "目标一个事务里的单据数");

    public static LocalizedText Parallelism { get; } = new("lanes side by side", "并行的通道数");

    public static LocalizedText Retries { get; } = new("attempts after a transient fault", "遇到瞬时故障时的尝试次数");

    public static LocalizedText OnError { get; } = new("what a bad record does", "遇到坏记录怎么办");

    public static LocalizedText Drift { get; } =
        new("what happens when fields of the source appear, vanish or change their type", "源端字段出现、消失或改变类型时怎么办");

    public static LocalizedText Reconcile { get; } =
        new("compares the ids that the source still has with the store", "对账：把源端现有的 id 与数据池比较");

    public static LocalizedText ReconcileAction { get; } =
        new("what happens to records that are gone at the source", "源端已没有的记录怎么办");

    public static LocalizedText ReconcileLimit { get; } =
        new("the share of records that may be missing, e.g. 10%; above it nothing happens", "允许缺少的记录比例，如 10%；超过时什么也不做");

    public static LocalizedText Remedy { get; } = new("fetches again what was missed", "补漏：把漏掉的再取一次");

    public static LocalizedText Crontab { get; } = new("when", "补漏的定时");

    // The tests.
    public static LocalizedText Tests { get; } = new("tests that 'qingyi test' runs", "方案自带的测试，由 'qingyi test' 运行");

    public static LocalizedText TestName { get; } = new("its name", "测试的名称");

    public static LocalizedText Record { get; } = new("one record", "一条记录");

    public static LocalizedText Lookups { get; } =
        new("records of other schemes that look-ups find, by scheme", "供关联查询的其他方案的记录，按方案列出");

    public static LocalizedText Expect { get; } = new("what they must become", "期望的结果");

    public static LocalizedText ExpectRejected { get; } = new("what the rejection contains", "拒绝原因里包含的文字");

    // Both sides.
    public static LocalizedText Connector { get; } = new("the connector", "连接器");

    public static LocalizedText Connection { get; } = new("the connection in the environment file", "环境文件里的连接");

    public static LocalizedText Api { get; } = new("the api", "接口");

    public static LocalizedText ApiName { get; } = new("a name for people", "接口名称，给人看");

    public static LocalizedText Method { get; } =
        new("the HTTP method, where the connector leaves it to the scheme", "HTTP 方法，用于由方案决定方法的连接器");

    public static LocalizedText Effect { get; } = new("QUERY reads, EXECUTE writes", "QUERY 查询，EXECUTE 写入");

    public static LocalizedText Type { get; } = new("the same as effect", "同 effect");

    public static LocalizedText NotUsed { get; } = new("not used", "不使用");

    // Conditions.
    public static LocalizedText Field { get; } = new("the field", "字段");

    public static LocalizedText Logic { get; } = new("the comparison", "比较方式");

    public static LocalizedText ComparedWith { get; } = new("what it is compared with", "与之比较的值");

    public static LocalizedText StrictMode { get; } =
        new("an element that fails drops the record", "条件落在数组上时：true 表示有元素不满足就丢弃整条记录");

    // The source.
    public static LocalizedText Source { get; } = new("the source", "源平台");

    public static LocalizedText Id { get; } = new("the field that identifies a record", "主键字段，标识一条记录");

    public static LocalizedText Number { get; } = new("the field shown to people", "单号字段，给人看");

    public static LocalizedText IdCheck { get; } =
        new(
            "true (the default, except for a log): a delivered record is never delivered again",
            "按主键去重：true（缺省，变更日志除外）时，已写入的记录不再写入"
        );

    public static LocalizedText Redeliver { get; } =
        new("when a known record is delivered again", "idCheck 为 false 时，已有的记录何时再写入");

    public static LocalizedText Pagination { get; } = new("paging", "分页");

    public static LocalizedText PageSize { get; } = new("records of a page", "每页的记录数");

    public static LocalizedText StartPage { get; } = new("the number of the first page", "首页的页码");

    public static LocalizedText Condition { get; } = new("which records are kept, an OR of ANDs", "过滤，保留哪些记录：外层是或，内层是与");

    public static LocalizedText Deleted { get; } =
        new("which records are gone at the source, an OR of ANDs", "哪些记录在源端已删除：外层是或，内层是与");

    public static LocalizedText BeatFlat { get; } =
        new("arrays of which each element becomes a record beside the head's fields", "打平的数组：每个元素连同表头字段成为一条记录");

    public static LocalizedText BeatFlatSuffix { get; } = new("how ids of flattened records end", "打平后各条记录的主键后缀");

    public static LocalizedText Split { get; } =
        new("splits an array: { method: splitArray, arrayKey: items }", "拆分：{ method: splitArray, arrayKey: items }");

    public static LocalizedText Array { get; } = new("the array", "数组");

    public static LocalizedText FormatResponse { get; } = new("fields written in another form", "把字段写成另一种格式");

    public static LocalizedText NewField { get; } = new("the result's name", "结果的字段名");

    public static LocalizedText Form { get; } = new("the form", "格式");

    // The target.
    public static LocalizedText Target { get; } = new("the target", "目标平台");

    public static LocalizedText Operation { get; } =
        new("several requests a call, or several records a document", "批量或合并：一次调用多个请求，或多条记录一张单据");

    public static LocalizedText RowsKey { get; } = new("batchArraySave: the name of the list", "batchArraySave：列表的名称");

    public static LocalizedText Rows { get; } = new("batchArraySave: at most so many", "batchArraySave：最多几个");

    public static LocalizedText MergeField { get; } =
        new("merge: records with the same value belong together", "merge：该字段值相同的记录合并");

    public static LocalizedText MergeHeader { get; } = new("merge: fields of the head", "merge：表头的字段");

    public static LocalizedText MergeBody { get; } = new("merge: fields of a line", "merge：表体的字段");

    public static LocalizedText MergeBodyName { get; } = new("merge: the name of the lines", "merge：表体的名称");

    public static LocalizedText MergeBodySum { get; } = new("merge: fields of a line that are summed", "merge：表体中求和的字段");

    public static LocalizedText GroupCalculate { get; } = new("groups records and calculates", "分组计算");

    public static LocalizedText HeaderGroup { get; } = new("fields that group the heads", "表头的分组字段");

    public static LocalizedText BodyGroup { get; } = new("fields that group the lines", "表体的分组字段");

    public static LocalizedText BodyName { get; } = new("the array of a record with its lines", "记录里的表体数组");

    public static LocalizedText TargetBodyName { get; } = new("the lines' name in the document", "表体在单据里的名称");

    public static LocalizedText BodyMaxLine { get; } = new("at most so many lines a document", "每张单据最多几行");

    public static LocalizedText Calculate { get; } = LocalizedText.Of("{ qty: $sum }: $sum $avg $min $max $push $addToSet $first $last");

    public static LocalizedText CallBackStrategy { get; } = new("delivered records go on in another scheme", "已写入的记录转到另一方案");

    public static LocalizedText CallBackScheme { get; } = new("the other scheme", "另一方案的 id");

    public static LocalizedText CallBackId { get; } = new("the record's id there", "记录在那里的 id");

    // A parameter node.
    public static LocalizedText Node { get; } = new("a parameter node", "参数节点");

    public static LocalizedText NodeField { get; } = new("the parameter", "参数的字段名");

    public static LocalizedText NodeLabel { get; } = new("its name for people", "字段名称，给人看");

    public static LocalizedText NodeType { get; } = new("what its value becomes", "值的类型");

    public static LocalizedText NodeValue { get; } = new("a value or a template such as {{orderNo}}", "值，或模板，如 {{orderNo}}");

    public static LocalizedText Describe { get; } = new("a note", "描述");

    public static LocalizedText IsRequired { get; } = new("null or empty rejects the record", "必填：null 和空文本使记录被拒绝");

    public static LocalizedText Required { get; } = new("a look-up that finds nothing parks the record", "等待关联：查找不到时记录等待");

    public static LocalizedText Default { get; } = new("takes the place of null and empty", "默认值：代替 null 和空文本");

    public static LocalizedText Format { get; } =
        new("the form of the value: date, round(2), implode(',') …", "值的格式：date、round(2)、implode(',') …");

    public static LocalizedText Parser { get; } =
        new("changes the shape of the value: StringToArray(\",\") …", "解析器，改变值的形状：StringToArray(\",\") …");

    public static LocalizedText Cardinality { get; } =
        new("one: the block's array must have exactly one element", "one：该块的数组必须恰好有一个元素");

    public static LocalizedText Parent { get; } = new("the node that this one is below", "上级字段");

    public static LocalizedText ParentId { get; } = new("the id of the node that this one is below", "上级字段的 id");
}
