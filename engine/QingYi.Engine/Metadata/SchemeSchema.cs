using System.Text.Json.Nodes;
using QingYi.Engine.Language;
using QingYi.Engine.Plugins;
using QingYi.Engine.Rendering;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Metadata;

/// <summary>The JSON Schema (draft 7) of scheme files: what editors complete and mark. <c>check</c> knows more.</summary>
internal static class SchemeSchema
{
    public static JsonObject Create(ConnectorCatalog catalog) =>
        new()
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "QingYi 集成方案 integration scheme",
            ["definitions"] = new JsonObject
            {
                ["duration"] = new JsonObject
                {
                    ["type"] = "string",
                    ["pattern"] = "^[0-9]+(\\.[0-9]+)?(ms|s|m|h|d)$",
                    ["description"] = "带单位的时长 a duration with its unit: 30s, 10m, 2h, 7d",
                },
                ["nodes"] = Typed(
                    Either(
                        new JsonObject { ["type"] = "array", ["items"] = Ref("node") },
                        new JsonObject { ["type"] = "object" },
                        "参数节点:列表,或 字段: 值 a list of nodes, or a mapping of fields to values"
                    )
                ),
                ["node"] = Required(Node(), "field"),
            },
            ["type"] = "object",
            ["required"] = new JsonArray("scheme", "source", "target"),
            ["additionalProperties"] = false,
            ["patternProperties"] = new JsonObject { ["^x-"] = new JsonObject() },
            ["properties"] = new JsonObject
            {
                ["scheme"] = Text("方案 id,文件夹内唯一 the scheme's id: a-z, 0-9 and '-', or a UUID"),
                ["name"] = Text("方案名称 the name for people"),
                ["description"] = Text("说明 what it does"),
                ["group"] = Text("分组 a group for lists"),
                ["tags"] = TextList("标签 tags"),
                ["version"] = new JsonObject { ["const"] = 1, ["description"] = "文件格式版本 version of the file format" },
                ["timezone"] = Text("时区 the zone of every time, e.g. Asia/Shanghai"),
                ["timestampUnit"] = Choice("无过滤器的时间的单位 the unit of a time without a filter", "s", "ms"),
                ["functionErrors"] = Choice(
                    "_function 出错时 what a failing _function does: record rejects the record, text gives the expression itself",
                    "record",
                    "text"
                ),
                ["schedule"] = Text("定时 five cron fields (six with seconds), in the scheme's zone"),
                ["missed"] = Choice("错过的定时 which missed times are made up for", "last", "all", "none"),
                ["startFrom"] = Text("首次的 LAST_SYNC_TIME of the very first run"),
                ["source"] = Required(Source(catalog), "connector", "api"),
                ["target"] = Required(Target(catalog), "connector", "api"),
                ["delivery"] = Object(
                    "写入 how documents are sent",
                    ("batch", Whole("每个事务的文档数 documents in one transaction of the target")),
                    ("parallelism", Whole("并行通道 lanes side by side")),
                    ("retries", Whole("瞬时故障的尝试次数 attempts after a transient fault")),
                    ("onError", Choice("坏记录 what a bad record does", "reject", "stop"))
                ),
                ["omissionRemedy"] = Remedy(),
                ["tests"] = new JsonObject
                {
                    ["type"] = "array",
                    ["description"] = "方案自带的测试 tests that 'qingyi test' runs",
                    ["items"] = Object(
                        "",
                        ("name", Text("名称 its name")),
                        ("now", Text("CURRENT_TIME")),
                        ("lastSyncTime", Text("LAST_SYNC_TIME")),
                        ("record", Anything("一条记录 one record")),
                        ("records", new JsonObject { ["type"] = "array" }),
                        ("lookups", Anything("其他方案的记录 records of other schemes that look-ups find, by scheme")),
                        (
                            "expect",
                            Object(
                                "期望 what they must become",
                                ("requests", new JsonObject { ["type"] = "array" }),
                                ("statements", new JsonObject { ["type"] = "array" }),
                                ("rejected", Text("拒绝原因包含 what the rejection contains"))
                            )
                        )
                    ),
                },
            },
        };

    private static IEnumerable<(string, JsonObject)> Side(ConnectorCatalog catalog, ApiEffect effect) =>
        [
            ("connector", Names("连接器 the connector", catalog.Connectors.Select(c => c.Description.Name))),
            ("connection", Text("连接 the connection in the environment file")),
            (
                "api",
                Names(
                    "接口 the api",
                    catalog
                        .Connectors.SelectMany(c => c.Description.Apis)
                        .Where(a => a.Effect == effect || a.Effect == ApiEffect.Any)
                        .Select(a => a.Name)
                )
            ),
            ("name", Text("接口名称 a name for people")),
            ("method", Text("HTTP 方法 the HTTP method, where the connector leaves it to the scheme")),
            ("effect", Choice("QUERY 查询, EXECUTE 写入", "QUERY", "EXECUTE", "WRITE")),
            ("type", Choice("同 effect, the same as effect", "QUERY", "EXECUTE", "WRITE")),
            ("request", Ref("nodes")),
            ("otherRequest", Ref("nodes")),
            ("response", Ref("nodes")),
            ("otherResponse", Unused()),
            ("autoFillResponse", Unused()),
            ("buildModel", Unused()),
            ("condition_bk", Unused()),
        ];

    private static JsonObject Conditions(string description) =>
        new()
        {
            ["type"] = "array",
            ["description"] = description,
            ["items"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = Object(
                    "",
                    ("field", Text("字段 the field")),
                    ("logic", Logic()),
                    ("value", Anything("值 what it is compared with")),
                    ("strictMode", Flag("数组:true 丢弃整条记录 an element that fails drops the record"))
                ),
            },
        };

    private static JsonObject Source(ConnectorCatalog catalog) =>
        Object(
            "源平台 the source",
            [
                .. Side(catalog, ApiEffect.Query),
                ("id", Text("主键字段 the field that identifies a record")),
                ("number", Text("显示编码字段 the field shown to people")),
                ("idCheck", Flag("按主键去重 true (the default, except for a log): a delivered record is never delivered again")),
                ("redeliver", Choice("idCheck 为 false 时 when a known record is delivered again", "changed", "always")),
                (
                    "pagination",
                    Object(
                        "分页 paging",
                        ("pageSize", Whole("每页记录数 records of a page")),
                        ("startPage", Whole("首页页码 the number of the first page"))
                    )
                ),
                ("condition", Conditions("过滤:外层或,内层与 which records are kept, an OR of ANDs")),
                ("deleted", Conditions("已删除的记录:外层或,内层与 which records are gone at the source, an OR of ANDs")),
                (
                    "beatFlat",
                    Either(Text(""), TextList(""), "打平的数组 arrays of which each element becomes a record beside the head's fields")
                ),
                ("beatFlatSuffix", Choice("主键后缀 how ids of flattened records end", "-1", "-0")),
                (
                    "operation",
                    Object(
                        "拆分 { method: splitArray, arrayKey: items }",
                        ("method", Choice("", "splitArray")),
                        ("arrayKey", Text("数组 the array"))
                    )
                ),
                (
                    "formatResponse",
                    new JsonObject
                    {
                        ["type"] = "array",
                        ["description"] = "格式化响应字段 fields written in another form",
                        ["items"] = Object(
                            "",
                            ("old", Text("字段 the field")),
                            ("new", Text("新字段 the result's name")),
                            ("format", Names("格式 the form", NodeFormat.Names))
                        ),
                    }
                ),
                ("lookback", Ref("duration")),
                ("lag", Ref("duration")),
                ("maxWindow", Ref("duration")),
                ("omissionRemedy", Remedy()),
            ]
        );

    private static JsonObject Target(ConnectorCatalog catalog)
    {
        var target = Object(
            "目标平台 the target",
            [
                .. Side(catalog, ApiEffect.Execute),
                (
                    "operation",
                    Object(
                        "批量或合并 several requests a call, or several records a document",
                        ("method", Choice("", "batchArraySave", "merge")),
                        ("rowsKey", Text("batchArraySave: the name of the list")),
                        ("rows", Whole("batchArraySave: at most so many")),
                        ("field", Text("merge: records with the same value belong together")),
                        ("header", TextList("merge: fields of the head")),
                        ("body", TextList("merge: fields of a line")),
                        ("bodyName", Text("merge: the name of the lines")),
                        ("bodySum", TextList("merge: fields of a line that are summed"))
                    )
                ),
                (
                    "groupCalculate",
                    Object(
                        "分组计算 groups records and calculates",
                        ("headerGroup", Either(Text(""), TextList(""), "表头分组字段")),
                        ("bodyGroup", Either(Text(""), TextList(""), "表体分组字段")),
                        ("bodyName", Text("表体数组 the array of a record with its lines")),
                        ("targetBodyName", Text("结果数组 the lines' name in the document")),
                        ("bodyMaxLine", Whole("每单最多行数 at most so many lines a document")),
                        ("calculate", Anything("{ qty: $sum }: $sum $avg $min $max $push $addToSet $first $last"))
                    )
                ),
                (
                    "callBackStrategy",
                    Object(
                        "回调方案 delivered records go on in another scheme",
                        ("strategyId", Text("方案 id the other scheme")),
                        ("id", Text("记录 id the record's id there")),
                        ("request", Ref("nodes"))
                    )
                ),
            ]
        );

        // Parameters of an api may stand directly in the target.
        target["patternProperties"] = new JsonObject
        {
            ["^x-"] = new JsonObject(),
            ["^(main_params|main_sql|extend_params_[0-9]+|extend_sql_[0-9]+)$"] = new JsonObject(),
        };
        return target;
    }

    private static JsonObject Node() =>
        Object(
            "参数节点 a parameter node",
            [
                ("field", Text("字段 the parameter")),
                ("label", Text("字段名称 its name for people")),
                ("type", Choice("类型 what its value becomes", [.. ParameterReader.Types])),
                ("value", Anything("值或模板 a value or a template such as {{orderNo}}")),
                ("describe", Text("描述 a note")),
                ("is_required", Flag("必填:为空则拒绝 null or empty rejects the record")),
                ("required", Flag("等待关联:查找不到则等待 a look-up that finds nothing parks the record")),
                ("default", Anything("默认值:为空时使用 takes the place of null and empty")),
                ("format", Anything("格式 date, round(2), implode(',') …")),
                ("parser", Anything("解析器 StringToArray(\",\") …")),
                ("cardinality", Choice("one: the block's array must have exactly one element", "one")),
                ("children", Ref("nodes")),
                ("parent", Text("上级字段 the node that this one is below")),
                ("id", Anything("")),
                ("parent_id", Anything("上级字段的 id the id of the node that this one is below")),
            ]
        );

    // Case does not matter there, and newer exports add v2.
    private static JsonObject Logic() =>
        Either(
            new JsonObject { ["enum"] = new JsonArray([.. Comparison.Names.Select(n => JsonValue.Create(n))]) },
            new JsonObject { ["type"] = "string", ["pattern"] = $"^({string.Join('|', Comparison.Names.Select(InAnyCase))})([vV]2)?$" },
            "比较 the comparison"
        );

    private static string InAnyCase(string word) =>
        string.Concat(word.Select(c => $"[{char.ToLowerInvariant(c)}{char.ToUpperInvariant(c)}]"));

    private static JsonObject Remedy() =>
        Object("补漏 fetches again what was missed", ("crontab", Text("定时 when")), ("takeOverRequest", Ref("nodes")));

    private static JsonObject Object(string description, params (string Name, JsonObject Value)[] properties) =>
        new()
        {
            ["type"] = "object",
            ["description"] = description,
            ["additionalProperties"] = false,
            ["patternProperties"] = new JsonObject { ["^x-"] = new JsonObject() },
            ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Value))),
        };

    private static JsonObject Typed(JsonObject schema)
    {
        schema["type"] = new JsonArray("object", "array");
        return schema;
    }

    private static JsonObject Ref(string name) => new() { ["$ref"] = $"#/definitions/{name}" };

    private static JsonObject Text(string description) =>
        new() { ["type"] = new JsonArray("string", "number"), ["description"] = description };

    private static JsonObject Whole(string description) =>
        new() { ["type"] = new JsonArray("integer", "string"), ["description"] = description };

    private static JsonObject Flag(string description) =>
        new()
        {
            ["type"] = new JsonArray("boolean", "string", "integer"),
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "boolean" },
                new JsonObject
                {
                    ["type"] = new JsonArray("string", "integer"),
                    ["pattern"] = "^(true|false|0|1)$",
                    ["minimum"] = 0,
                    ["maximum"] = 1,
                }
            ),
            ["description"] = description,
        };

    private static JsonObject TextList(string description) =>
        new()
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "string" },
            ["description"] = description,
        };

    // With a type an editor writes the colon behind the key.
    private static JsonObject Anything(string description) =>
        new() { ["type"] = new JsonArray("string", "number", "boolean", "object", "array", "null"), ["description"] = description };

    private static JsonObject Unused() => new() { ["description"] = "不使用 not used", ["doNotSuggest"] = true };

    private static JsonObject Required(JsonObject schema, params string[] keys)
    {
        schema["required"] = new JsonArray([.. keys.Select(k => JsonValue.Create(k))]);
        return schema;
    }

    private static JsonObject Choice(string description, params string[] values) =>
        new() { ["enum"] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]), ["description"] = description };

    // Known names are offered, others are left to check, which says what is installed.
    private static JsonObject Names(string description, IEnumerable<string> names) =>
        Either(
            new JsonObject { ["enum"] = new JsonArray([.. names.Distinct().Select(n => JsonValue.Create(n))]) },
            new JsonObject { ["type"] = "string" },
            description
        );

    private static JsonObject Either(JsonObject one, JsonObject other, string description) =>
        new() { ["anyOf"] = new JsonArray(one, other), ["description"] = description };
}
