using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QingYi.Sandbox;

/// <summary>The checks that the gateway makes before it reads a request's content, in the vendor's order.</summary>
internal sealed class JackyunGate(JackyunOptions options, TimeProvider clock)
{
    private const string Api = "oms.trade.fullinfoget";
    private static readonly string[] Required = ["method", "appkey", "version", "contenttype", "timestamp", "bizcontent", "sign"];
    private static readonly string[] Unsigned = ["sign", "token", "contextid"];
    private readonly Queue<long> recent = new();
    private int calls;

    /// <summary>Checks a request and returns its content.</summary>
    /// <exception cref="JackyunRefusal">The gateway refuses the request.</exception>
    public string Check(string form)
    {
        var fields = Decode(form);
        if (Array.Find(Required, r => !fields.ContainsKey(r)) is { } missing)
        {
            throw new JackyunRefusal("0858030800", $"缺少参数 {missing}");
        }

        if (fields["appkey"] != options.AppKey)
        {
            throw new JackyunRefusal("0858030802", "appkey 不存在");
        }

        if (options.TimestampTolerance > TimeSpan.Zero && !IsRecent(fields["timestamp"]))
        {
            throw new JackyunRefusal("0858030804", "timestamp 已过期");
        }

        if (Sign(fields) != fields["sign"])
        {
            throw new JackyunRefusal("0858030801", "签名错误");
        }

        if (!options.Subscribed || fields["method"] != Api)
        {
            throw new JackyunRefusal("0130020310", $"接口 {fields["method"]} 未订阅");
        }

        Count();
        return fields["bizcontent"];
    }

    private static Dictionary<string, string> Decode(string form)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            fields[Unescape(at < 0 ? pair : pair[..at])] = at < 0 ? "" : Unescape(pair[(at + 1)..]);
        }

        return fields;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private string Sign(Dictionary<string, string> fields)
    {
        var text = string.Concat(
            fields.Where(f => !Unsigned.Contains(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value)
        );
        return Convert.ToHexStringLower(
            MD5.HashData(Encoding.UTF8.GetBytes((options.AppSecret + text + options.AppSecret).ToLowerInvariant()))
        );
    }

    private bool IsRecent(string timestamp) =>
        DateTime.TryParseExact(timestamp, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        && (new DateTimeOffset(local, TimeSpan.FromHours(8)) - clock.GetUtcNow()).Duration() <= options.TimestampTolerance;

    private void Count()
    {
        lock (recent)
        {
            calls++;
            if (options.Quota > 0 && calls > options.Quota)
            {
                throw new JackyunRefusal("0859999998", "调用次数超出配额");
            }

            var now = clock.GetTimestamp();
            while (recent.TryPeek(out var oldest) && clock.GetElapsedTime(oldest, now) >= TimeSpan.FromSeconds(1))
            {
                recent.Dequeue();
            }

            if (options.CallsPerSecond > 0 && recent.Count >= options.CallsPerSecond)
            {
                throw new JackyunRefusal("0859999999", "调用过于频繁,请稍后再试");
            }

            recent.Enqueue(now);
        }
    }
}
