namespace QingYi.Connectors.Http.Calls;

/// <summary>The texts about calls: their addresses, their faults, and what answers mean.</summary>
internal static class CallTexts
{
    // The connection.
    public static LocalizedText CorrectConnection { get; } =
        new("Correct the connection in the environment file.", "请在环境文件里改正这个连接。");

    public static LocalizedText ConnectionUrlInvalid { get; } =
        new("the connection's 'url' is not an http or https URL", "连接的 'url' 不是 http 或 https 地址");

    public static LocalizedText CorrectConnectionUrl { get; } =
        new("Correct 'url' of the connection: https://….", "请改正连接的 'url'：https://…。");

    public static LocalizedText RateInvalid(string rate) =>
        new($"the connection's rate of calls is '{rate}', which is not a number above 0", $"连接的调用频率是 '{rate}'，不是大于 0 的数字");

    public static LocalizedText LoggedIn(string host) => new($"logged in at {host}", $"已登录 {host}");

    public static LocalizedText Responds(string host) =>
        new(
            $"{host} responds; only a call tests the credentials: qingyi check FILE --connect",
            $"{host} 有应答；凭据要靠实际调用来检验：qingyi check FILE --connect"
        );

    // Addresses.
    public static LocalizedText CorrectUrlOrPath { get; } =
        new("Correct 'url' in the environment file, or 'path' in the scheme.", "请改正环境文件里的 'url'，或方案里的 'path'。");

    public static LocalizedText CorrectRedirectedUrl { get; } =
        new(
            "Correct 'url' of the connection or the path: QingYi does not follow redirects.",
            "请改正连接的 'url' 或路径：QingYi 不跟随重定向。"
        );

    public static LocalizedText CorrectMovedUrl { get; } =
        new(
            "Correct the connection's 'url' if the vendor has moved; QingYi sends credentials to no other host.",
            "如果厂商换了地址，请改正连接的 'url'；QingYi 不会把凭据发给别的主机。"
        );

    public static LocalizedText AddressInvalid(string address) =>
        new($"the address '{address}' is not an http or https URL", $"地址 '{address}' 不是 http 或 https 地址");

    public static LocalizedText Redirected(string api, int status, LocalizedText address) =>
        new($"{api}: HTTP {status}: the address is redirected to {address}", $"{api}：HTTP {status}：地址被重定向到 {address}");

    public static LocalizedText NextPageElsewhere(LocalizedText address) =>
        new($"the answer names {address} as its next page, which is on another host", $"应答给出的下一页 {address} 在另一台主机上");

    public static LocalizedText Nowhere { get; } = new("nowhere", "（未写明地址）");

    // Calls without a usable answer.
    public static LocalizedText NoAnswer(string api, string timeout) =>
        new($"{api}: no answer within {timeout}", $"{api}：{timeout} 内没有应答");

    public static LocalizedText InvalidInCharset(string charset) =>
        new(
            $"the answer is not valid {charset}, the charset that it declares. Ask the vendor which charset it uses",
            $"应答声明的字符集是 {charset}，内容却不是。请向厂商询问它用哪种字符集"
        );

    // HTTP statuses.
    public static LocalizedText CheckAccess { get; } =
        new(
            "Check the connection's credentials and whether the vendor allows this IP address.",
            "请检查连接的凭据，以及厂商是否允许本机的 IP 地址访问。"
        );

    public static LocalizedText CheckUrlAndRequest { get; } =
        new("Check the connection's 'url' and the request.", "请检查连接的 'url' 和请求。");

    public static LocalizedText Status(string api, int status, string? reason) =>
        new($"{api}: HTTP {status} {reason}", $"{api}：HTTP {status} {reason}");

    public static LocalizedText StatusWithText(LocalizedText status, string text) => new($"{status}: {text}", $"{status}：{text}");

    public static LocalizedText StatusWithWebPage(LocalizedText status, string beginning) =>
        new($"{status} with a web page (it begins: {beginning})", $"{status}，应答是网页（开头是：{beginning}）");

    // What the vendor answers.
    public static LocalizedText LookUpCode { get; } =
        new(
            "Look up the code in the vendor's documentation, and correct the request or the connection.",
            "请在厂商的文档里查这个错误码，并改正请求或连接。"
        );

    public static LocalizedText DefineSuccess { get; } =
        new(
            $"If the answer is an error, define in 'status' and 'success' which answers mean success. If the records are "
                + $"elsewhere, correct 'records'. Nothing is lost: the watermark does not move.",
            $"如果应答是错误，请用 'status' 和 'success' 写明哪些应答表示成功；如果记录在别处，请改正 'records'。"
                + $"数据没有丢失：同步位置没有前移。"
        );

    public static LocalizedText NoRecords(string api, string path, IReadOnlyCollection<string> names) =>
        new(
            $"{api}: the answer has nothing at '{path}', the path of the records. It has: "
                + $"{(names.Count == 0 ? "no fields" : string.Join(", ", names))}",
            $"{api}：应答在记录的路径 '{path}' 处什么也没有。应答里"
                + $"{(names.Count == 0 ? "没有任何字段" : $"有：{string.Join("、", names)}")}"
        );

    /// <param name="api">The api.</param>
    /// <param name="status">The name and the value of the field that shows success.</param>
    /// <param name="code">The name and the value of the field with the error's code; null: there is none of its own.</param>
    /// <param name="meaning">What the code means; empty: unknown.</param>
    /// <param name="message">The vendor's message.</param>
    public static LocalizedText VendorAnswers(
        string api,
        (string Name, string? Value) status,
        (string Name, string? Value)? code,
        LocalizedText meaning,
        string? message
    )
    {
        LocalizedText shown = new(
            $"{status.Name}={status.Value ?? "nothing"}{(code is { } c ? $", {c.Name}={c.Value ?? "nothing"}" : "")}",
            $"{status.Name}={status.Value ?? "（无）"}{(code is { } d ? $"，{d.Name}={d.Value ?? "（无）"}" : "")}"
        );
        var known = meaning.IsEmpty ? LocalizedText.Empty : new LocalizedText($" ({meaning})", $"（{meaning}）");
        return new($"{api}: the vendor answers {shown}{known}: {message}", $"{api}：厂商的应答是 {shown}{known}：{message}");
    }
}
