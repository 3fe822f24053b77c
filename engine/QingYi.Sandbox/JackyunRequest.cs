using System.Text.Json;

namespace QingYi.Sandbox;

/// <summary>The request of a caller of 销售单查询.</summary>
internal sealed record JackyunRequest
{
    public required IReadOnlySet<string> Fields { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public IReadOnlyList<string> TradeNos { get; init; } = [];

    public int PageSize { get; init; } = 50;

    public int PageIndex { get; init; }

    public bool HasTotal { get; init; }

    /// <summary>The cursor; null: the caller pages by number.</summary>
    public string? ScrollId { get; init; }

    /// <summary>Identifies the query that a cursor belongs to.</summary>
    public string Query => $"{From:O}/{To:O}/{PageSize}/{string.Join(',', TradeNos)}";

    /// <exception cref="JackyunRefusal">The vendor would refuse it.</exception>
    public static JackyunRequest Parse(string bizcontent, int maxPageSize)
    {
        JsonElement body;
        try
        {
            body = JsonDocument.Parse(bizcontent).RootElement;
        }
        catch (JsonException)
        {
            throw new JackyunRefusal("0040130001", "bizcontent 不是合法的 JSON");
        }

        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new JackyunRefusal("0040130001", "bizcontent 必须是 JSON 对象");
        }

        var fields = Text(body, "fields");
        if (string.IsNullOrWhiteSpace(fields))
        {
            throw new JackyunRefusal("0040139996", "fields 不能为空");
        }

        var request = new JackyunRequest
        {
            Fields = fields
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .ToHashSet(StringComparer.Ordinal),
            TradeNos = Text(body, "tradeNo")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            PageSize = Number(body, "pageSize") ?? 50,
            PageIndex = Number(body, "pageIndex") ?? 0,
            HasTotal = Number(body, "hasTotal") == 1,
            ScrollId = Text(body, "scrollId"),
        };
        request = Filter(request, body);
        return request.PageSize >= 1 && request.PageSize <= maxPageSize && request.PageIndex >= 0
            ? request
            : throw new JackyunRefusal("0040130002", $"pageSize 必须在 1 到 {maxPageSize} 之间");
    }

    private static JackyunRequest Filter(JackyunRequest request, JsonElement body)
    {
        if (
            request.TradeNos.Count > 0
            || Text(body, "sourceTradeNos") is { Length: > 0 }
            || Text(body, "tradeDeliveryNo") is { Length: > 0 }
        )
        {
            return request;
        }

        // The emulated orders have one relevant time, which every time filter uses.
        foreach (var kind in new[] { "Modified", "Created", "AuditTime", "ConsignTime", "CompleteTime", "TradeTime" })
        {
            if (Text(body, "start" + kind) is { Length: > 0 } start && Text(body, "end" + kind) is { Length: > 0 } end)
            {
                var (from, to) = (Time(start), Time(end));
                return to >= from && to - from <= TimeSpan.FromDays(7)
                    ? request with
                    {
                        From = from,
                        To = to,
                    }
                    : throw new JackyunRefusal("0050030002", "时间跨度不能超过 7 天");
            }
        }

        throw new JackyunRefusal("0050030002", "至少需要一个过滤条件");
    }

    private static DateTimeOffset Time(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", null, System.Globalization.DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, TimeSpan.FromHours(8))
            : throw new JackyunRefusal("0040130003", $"时间格式错误: {text}");

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value.ToString() : null;

    private static int? Number(JsonElement body, string name) =>
        Text(body, name) is not { Length: > 0 } text ? null
        : int.TryParse(text, out var number) ? number
        : throw new JackyunRefusal("0040130002", $"{name} 必须是整数");
}
