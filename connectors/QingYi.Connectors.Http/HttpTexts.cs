namespace QingYi.Connectors.Http;

/// <summary>The texts about the sources, the targets and the manifests of HTTP connectors.</summary>
internal static class HttpTexts
{
    // Reading a manifest.
    public static LocalizedText SeeDocs { get; } = new("See docs/writing-a-connector.md.", "见 docs/writing-a-connector.md。");

    public static LocalizedText SeeKeys { get; } =
        new("See docs/writing-a-connector.md for the keys of a manifest.", "清单的键见 docs/writing-a-connector.md。");

    public static LocalizedText FileEmpty { get; } = new("the file is empty", "文件是空的");

    // The description.
    public static LocalizedText Timeout { get; } = new("The maximum duration of a call.", "一次调用的最长时间。");

    // Compilation.
    public static LocalizedText CorrectManifestOrConnection { get; } = new("Correct the manifest or the connection.", "请改正清单或连接。");

    public static LocalizedText CorrectKey(string key) => new($"Correct '{key}' in the manifest.", $"请改正清单里的 '{key}'。");

    public static LocalizedText NoParameter(string api, string parameter, LocalizedText label) =>
        new(
            $"the api '{api}' needs the parameter '{parameter}' ({label}). Add it to 'request'.",
            $"接口 '{api}' 需要参数 '{parameter}'（{label}）。请加到 'request' 里。"
        );

    public static LocalizedText NoSuchApi(string api, string key, string name) =>
        new(
            $"the manifest's api '{api}' names the {key} api '{name}', which does not exist",
            $"清单的接口 '{api}' 在 '{key}' 里指定了接口 '{name}'，但它不存在"
        );

    public static LocalizedText PageSizeInvalid(string api, string size) =>
        new(
            $"the manifest's 'maxPageSize' of {api} is '{size}', which is not a number above 0",
            $"清单里 {api} 的 'maxPageSize' 是 '{size}'，不是大于 0 的数字"
        );

    // Reading.
    public static LocalizedText CheckDetail { get; } =
        new(
            "Check the manifest's 'detail', and whether the record was deleted meanwhile.",
            "请检查清单的 'detail'，以及这条记录是否已被删除。"
        );

    public static LocalizedText NoDetail(string api, string request) =>
        new($"{api}: the api returns no detail for a record of the list: {request}", $"{api}：列表里的一条记录查不到明细：{request}");

    // Guarantees of a target.
    public static LocalizedText NoTransactions { get; } =
        new(
            "an HTTP api has no transactions, so QingYi repeats a call whose answer is lost",
            "HTTP 接口没有事务，调用的应答丢失时，QingYi 会再调用一次"
        );

    public static LocalizedText SendIdempotencyKey { get; } =
        new(
            $"If the vendor accepts an idempotency key, send {{{{ document }}}} as the key, in 'headers' of the connection or of "
                + $"the manifest's api.",
            $"如果厂商支持幂等键，请在连接或清单里该接口的 'headers' 中，用 {{{{ document }}}} 作为键发送。"
        );

    public static LocalizedText NoTransactionsButProbe(string api) =>
        new(
            $"an HTTP api has no transactions; before QingYi repeats a call whose answer is lost, it asks '{api}' "
                + $"whether the document exists",
            $"HTTP 接口没有事务；调用的应答丢失时，QingYi 先用 '{api}' 查询单据是否已存在，再决定是否重新调用"
        );

    // Answers to documents.
    public static LocalizedText CheckAcceptedCall { get; } =
        new(
            "Check in the system whether the document exists before you start the run again; correct the address or the envelope.",
            "请先到对方系统里确认单据是否已存在，再重新运行；并改正地址或应答的成功标志。"
        );

    public static LocalizedText CheckRows { get; } =
        new(
            $"Correct 'rows' of the api's manifest. It is not known which rows the system accepted: check it before you "
                + $"start the run again.",
            $"请改正清单里该接口的 'rows'。无法确定对方系统接受了哪些行：请先核对，再重新运行。"
        );

    public static LocalizedText Refused(int status, string? reason, string text) =>
        new($"HTTP {status} {reason}: {text}", $"HTTP {status} {reason}：{text}");

    public static LocalizedText AcceptedButNotJson(string api, string beginning) =>
        new(
            $"{api}: the call was accepted, but its answer is not JSON that shows whether it succeeded (it " + $"begins: {beginning})",
            $"{api}：调用被接受了，但应答不是能表明是否成功的 JSON（开头是：{beginning}）"
        );

    public static LocalizedText NoResultForRow(string api, int rows, int row) =>
        new(
            $"{api}: {rows} rows were sent, but the answer has no result for row {row}",
            $"{api}：发送了 {rows} 行，但应答里没有第 {row} 行的结果"
        );
}
