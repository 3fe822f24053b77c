namespace QingYi.Server.Api;

/// <summary>What is wrong with a request.</summary>
internal static class ApiTexts
{
    // Addresses and methods
    public static LocalizedText NothingHere =>
        new(
            "there is nothing at this address; /api/v1/openapi.json lists the addresses",
            "这个地址没有内容；/api/v1/openapi.json 列出全部地址"
        );

    public static LocalizedText NoSuchMethod => new("the address does not support this method", "这个地址不支持该方法");

    public static LocalizedText NotProcessed => new("the API cannot process the request", "API 无法处理该请求");

    public static LocalizedText SeeDescription => new("/api/v1/openapi.json describes the API.", "API 的说明见 /api/v1/openapi.json。");

    public static LocalizedText CorrectRequest =>
        new("Correct the request; /api/v1/openapi.json describes it.", "请改正请求；说明见 /api/v1/openapi.json。");

    public static LocalizedText NoScheme(string id) => new($"this host has no scheme '{id}'", $"这台主机没有方案 '{id}'");

    public static LocalizedText NotReconciled(string id) =>
        new($"the scheme '{id}' has not been reconciled yet", $"方案 '{id}' 还没有对账过");

    public static LocalizedText NoRun(string run) => new($"there is no run '{run}'", $"没有运行 '{run}'");

    public static LocalizedText NoDraft(string file) => new($"there is no draft of '{file}'", $"'{file}' 没有草稿");

    // Parameters
    public static LocalizedText NotOneOf(string parameter, string given, IReadOnlyList<string> words) =>
        new(
            $"'{parameter}' must be one of {string.Join(", ", words)}, but is '{given}'.",
            $"'{parameter}' 应为 {string.Join("、", words)} 之一，现为 '{given}'。"
        );

    public static LocalizedText FindWhat =>
        new("'find' is missing. Send the id or the number of a record.", "缺少 'find'。请给出记录的 id 或单号。");

    public static LocalizedText BadParameter(string name, string remainder) =>
        new($"'{name}' cannot be read from{remainder}", $"'{name}' 的值{remainder.TrimEnd('.')} 无效。");

    public static LocalizedText NoWatermark =>
        new("'watermark' is missing. Send a time such as 2026-06-05 10:00:00.", "缺少 'watermark'。请发送时间，如 2026-06-05 10:00:00。");

    public static LocalizedText NoText => new("'text' is missing; send the text of the scheme.", "缺少 'text'；请发送方案的文本。");

    public static LocalizedText NoNewName =>
        new(
            "send 'name', the new name of the file, and 'base', the version that is renamed.",
            "请发送 'name'（新文件名）和 'base'（要改名的版本）。"
        );

    public static LocalizedText TextOrScheme =>
        new(
            "send either 'text', the text of a scheme, or 'scheme', the id of a scheme of this host.",
            "请发送 'text'（方案的文本）或 'scheme'（本主机某个方案的 id），二者取一。"
        );

    public static LocalizedText NoProvider =>
        new(
            "this host has no identity provider; 'oidc' below 'host' of the environment names one",
            "本主机没有身份提供方；在环境文件的 'host' 下用 'oidc' 指定"
        );

    public static LocalizedText NoRole =>
        new(
            "'role' is missing; send viewer, operator, author or administrator.",
            "缺少 'role'；请给出 viewer、operator、author 或 administrator。"
        );

    public static LocalizedText NoEdits =>
        new(
            "'text' and 'edits' are needed, and each edit needs its 'path'. /api/v1/openapi.json describes them.",
            "需要 'text' 和 'edits'，每个编辑还需要 'path'。说明见 /api/v1/openapi.json。"
        );

    // Bodies
    public static LocalizedText BodyMissing => new("the body is missing; send JSON.", "缺少请求体；请发送 JSON。");

    public static LocalizedText BodyIsNotJson => new("the body must be JSON", "请求体必须是 JSON");

    public static LocalizedText SendContentType =>
        new("Send it with the header 'Content-Type: application/json'.", "发送时请带请求头 'Content-Type: application/json'。");

    public static LocalizedText BodyTooLarge => new("the body is larger than 10 MB", "请求体超过 10 MB");

    public static LocalizedText SendSmallerLists => new("Send several smaller lists.", "请分成几个较小的列表发送。");

    public static LocalizedText BodyIsNull => new("the body is null.", "请求体是 null。");

    public static LocalizedText BodyIsNotUtf8 =>
        new(
            "the body is not UTF-8; send it in this encoding (GBK is not accepted).",
            "请求体不是 UTF-8 编码；请用 UTF-8 发送（不接受 GBK）。"
        );

    public static LocalizedText NoOffset => new("the request needs 'text' and 'offset'.", "请求需要 'text' 和 'offset'。");

    public static LocalizedText Body => new("the body", "请求体");

    public static LocalizedText UnknownKey(LocalizedText place) =>
        new(
            $"{place} is not a key of this request. /api/v1/openapi.json describes it.",
            $"{place} 不是该请求的键。说明见 /api/v1/openapi.json。"
        );

    public static LocalizedText KeyMissing(string key) =>
        new($"'{key}' is missing. /api/v1/openapi.json describes the request.", $"缺少 '{key}'。请求的说明见 /api/v1/openapi.json。");

    public static LocalizedText WrongType(LocalizedText place) =>
        new($"{place} has the wrong type. /api/v1/openapi.json describes it.", $"{place} 的类型不对。说明见 /api/v1/openapi.json。");

    public static LocalizedText KeyTwice(LocalizedText place) => new($"{place}: a key occurs twice.", $"{place}：有一个键出现了两次。");

    public static LocalizedText InvalidJson(long? line, long? column) =>
        new($"the body is not valid JSON (line {line}, column {column}).", $"请求体不是有效的 JSON（第 {line} 行第 {column} 列）。");

    // Callers
    public static LocalizedText FromAnotherSite => new("the request comes from a page of another site", "请求来自其他网站的页面");

    public static LocalizedText CallFromOwnPages =>
        new("Call the API from the host's own pages or from a program.", "请从主机自己的页面或从程序调用 API。");

    public static LocalizedText NoToken =>
        new("the request has no session and no token, or an invalid one", "请求没有登录会话，也没有令牌，或二者已失效");

    public static LocalizedText SendToken =>
        new(
            "Log in with POST /api/v1/session, or send the header 'Authorization: Bearer TOKEN' with a token that 'qingyi tokens create' "
                + "has made, or with the host's QINGYI_API_TOKEN.",
            "请用 POST /api/v1/session 登录，或带请求头 'Authorization: Bearer TOKEN'，TOKEN 由 qingyi tokens create 创建，或为主机的 "
                + "QINGYI_API_TOKEN。"
        );
}
