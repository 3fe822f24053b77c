using System.Globalization;

namespace QingYi.Sandbox;

/// <summary>
/// The orders of the emulator, generated from seed and number on request, so that a million orders take no memory. The modification time
/// increases with the number.
/// </summary>
public sealed class JackyunOrders
{
    private static readonly TimeSpan Spread = new(23, 50, 0);
    private static readonly string[] Statuses = ["1010", "1020", "1030", "1050", "2000", "5010", "6000", "9090"];
    private static readonly string[] Goods =
    [
        "陶瓷马克杯",
        "纯棉四件套",
        "无线鼠标",
        "龙井茶叶礼盒",
        "儿童雨靴",
        "不锈钢保温壶",
        "蓝牙音箱",
        "手工曲奇",
    ];
    private static readonly string[] Units = ["件", "箱", "套", "盒", "kg"];
    private static readonly string[] Memos =
    [
        "七天无理由退货",
        "尺码不合适",
        "包装破损 🥲",
        "客户要求换货",
        "多发一件",
        "质量问题,已拍照",
        "",
    ];
    private static readonly string[] Addresses =
    [
        "浙江省杭州市西湖区文三路 90 号",
        "上海市浦东新区张江路 1 号 3 栋",
        "广东省深圳市南山区科技园",
        "四川省成都市武侯区天府大道 🏙️",
        "",
    ];

    private static readonly string?[] HostileTexts =
    [
        "O'Brien \"急\" 退货",
        "路径 C:\\temp\\new",
        "第一行\n第二行\r\n第三行\t完",
        "'); DROP TABLE sale_return; --",
        "{{tradeNo}} <{dispatch_id: }> <<orderNo>> :lastInsertId {orderNo}",
        "👩‍👩‍👧‍👦🇨🇳 emoji",
        "",
        null,
        "\\'; SELECT 1 -- \\",
        "${JACKYUN_APP_SECRET} @qy0 ? %s $1",
        "零宽\u200b空格\u3000全角",
        "<script>alert('x')</script>",
        "NULL",
        "0000-00-00 00:00:00",
    ];

    private readonly JackyunOptions options;

    /// <summary>Creates the set; its orders are generated on request.</summary>
    public JackyunOrders(JackyunOptions options) => this.options = options;

    /// <summary>The number of orders.</summary>
    public int Count => options.Orders;

    /// <summary>Generates the order of a number.</summary>
    public JackyunOrder this[int index] => Make(index);

    /// <summary>The time when the order was modified, to the second.</summary>
    public DateTimeOffset ModifiedAt(int index)
    {
        var seconds = (long)(Spread.TotalSeconds * (Count - 1 - index) / Math.Max(1, Count));
        return DateTimeOffset.FromUnixTimeSeconds(options.BaseTime.ToUnixTimeSeconds() - seconds);
    }

    /// <summary>The first order that was modified at or after a time; <see cref="Count"/> when there is none.</summary>
    public int FirstAt(DateTimeOffset time)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ModifiedAt(middle) < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    internal static string Text(DateTimeOffset time) =>
        time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private JackyunOrder Make(int index)
    {
        var random = new Random(unchecked((options.Seed * 1_000_003) + index));
        var modified = ModifiedAt(index);
        var lines = options.MinLines + (index % (options.MaxLines - options.MinLines + 1));
        var head = Fields(JackyunFields.Head, index, 0, random, modified);
        head["tradeId"] = Id(index);
        head["tradeNo"] = string.Create(CultureInfo.InvariantCulture, $"JY{2_024_060_000_000 + index}");
        head["orderNo"] = string.Create(CultureInfo.InvariantCulture, $"SO-{index:D9}");
        head["onlineTradeNo"] = string.Create(CultureInfo.InvariantCulture, $"TB{1_900_000_000_000_000_000 + (index * 7L)}");
        head["tradeStatus"] = Statuses[index % Statuses.Length];
        head["sellerMemo"] = Hostile(index, Memos[index % Memos.Length]);
        head["payerAddress"] = Hostile(index + 3, Addresses[index % Addresses.Length]);
        head["customerCode"] = string.Create(CultureInfo.InvariantCulture, $"C{index % 997:D4}");
        head["warehouseCode"] = string.Create(CultureInfo.InvariantCulture, $"WH{index % 7:D2}");
        head["gmtModified"] = Text(modified);
        head["gmtCreate"] = Text(modified.AddHours(-1));
        head["consignTime"] = Consigned(index, modified);
        head["tradeCount"] = (long)lines;
        return new JackyunOrder(
            index,
            head,
            [.. Enumerable.Range(1, lines).Select(line => Line(index, line, random, modified))],
            [Fields(JackyunFields.Payments, index, 99, random, modified)],
            Fields(JackyunFields.Columns, index, 98, random, modified)
        );
    }

    private string? Consigned(int index, DateTimeOffset modified)
    {
        if (options.PoisonEvery > 0 && index % options.PoisonEvery == options.PoisonEvery - 1)
        {
            return "2024-13-45 不是日期";
        }

        // Not yet shipped: the vendor sends an empty string, and sometimes null.
        return (index % 11) switch
        {
            4 => "",
            9 when options.Hostile => null,
            _ => Text(modified.AddMinutes(-30)),
        };
    }

    private Dictionary<string, object?> Line(int index, int line, Random random, DateTimeOffset modified)
    {
        var goods = Fields(JackyunFields.Goods, index, line, random, modified);
        goods["goodsNo"] = string.Create(CultureInfo.InvariantCulture, $"G{((index * 31) + (line * 7)) % 100_000:D5}");
        goods["goodsName"] = Hostile(index + line, Goods[(index + line) % Goods.Length]);
        goods["sellCount"] = (decimal)(1 + ((index + line) % 9)) + (options.Hostile && line == 2 ? 0.125m : 0m);
        goods["unit"] = Hostile(index + line, Units[(index + line) % Units.Length]);
        goods["sellPrice"] = decimal.Round((decimal)random.NextDouble() * 500, 2);
        goods["subTradeId"] = Id((index * 10L) + line + 50_000_000);
        return goods;
    }

    private string? Hostile(int at, string usual) => options.Hostile ? HostileTexts[at % HostileTexts.Length] : usual;

    private static string Id(long number) => string.Create(CultureInfo.InvariantCulture, $"{2_307_317_872_088_616_192 + number}");

    private static Dictionary<string, object?> Fields(string[] names, int index, int line, Random random, DateTimeOffset modified)
    {
        var fields = new Dictionary<string, object?>(names.Length, StringComparer.Ordinal);
        foreach (var name in names)
        {
            fields[name] = name switch
            {
                _ when name.EndsWith("Id", StringComparison.Ordinal) => Id((index * 100L) + line),
                _ when name.EndsWith("ime", StringComparison.Ordinal) || name == "billDate" => Text(
                    modified.AddMinutes(-random.Next(1, 600))
                ),
                _ when name.EndsWith("Fee", StringComparison.Ordinal)
                        || name.EndsWith("Total", StringComparison.Ordinal)
                        || name.EndsWith("ayment", StringComparison.Ordinal)
                        || name == "cost" => decimal.Round((decimal)random.NextDouble() * 1000, 2),
                _ when name.EndsWith("Weight", StringComparison.Ordinal)
                        || name.EndsWith("Volume", StringComparison.Ordinal)
                        || name.EndsWith("Rate", StringComparison.Ordinal) => decimal.Round((decimal)random.NextDouble() * 10, 4),
                _ when name.EndsWith("Count", StringComparison.Ordinal) => (long)random.Next(1, 9),
                _ when name.StartsWith("is", StringComparison.Ordinal) => (long)(index & 1),
                _ when (index + name.Length) % 13 == 0 => null,
                _ when (index + name.Length) % 7 == 0 => "",
                _ => string.Create(CultureInfo.InvariantCulture, $"{name}·{index % 1000}"),
            };
        }

        return fields;
    }
}
