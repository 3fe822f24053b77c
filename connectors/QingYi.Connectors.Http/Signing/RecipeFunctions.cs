using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scriban;
using Scriban.Functions;
using Scriban.Runtime;

namespace QingYi.Connectors.Http.Signing;

/// <summary>
/// The functions of recipes, in addition to Scriban's own. Over a form: <c>without</c>, <c>sort_keys</c> (ordinal), <c>concat</c> (key,
/// value, key, value …), <c>join_pairs</c>. Over text: <c>wrap</c>, <c>lower</c>, <c>upper</c>, <c>url_encode</c>. Digests of UTF-8 text
/// return bytes: <c>md5 sha1 sha256 hmac_md5 hmac_sha1 hmac_sha256</c>; <c>hex</c> and <c>base64</c> convert them to text. <c>now</c>
/// formats the time of the call in a zone, <c>timestamp</c> and <c>timestamp_ms</c> return it as Unix time.
/// </summary>
internal static class RecipeFunctions
{
    /// <summary>The key of the call's time in a context.</summary>
    public const string Now = "now";

    /// <summary>The functions, which all recipes share and none can change.</summary>
    public static ScriptObject All { get; } = Create();

    private static DateTimeOffset Time(TemplateContext context) => (DateTimeOffset)context.Tags[Now];

    private static BuiltinFunctions Create()
    {
        var functions = new BuiltinFunctions();
        functions.Import(
            "without",
            new Func<FieldList, string, FieldList>(
                (f, names) => new FieldList(f.Fields.Where(p => !names.Split(',', StringSplitOptions.TrimEntries).Contains(p.Key)))
            )
        );
        functions.Import(
            "sort_keys",
            new Func<FieldList, FieldList>(f => new FieldList(f.Fields.OrderBy(p => p.Key, StringComparer.Ordinal)))
        );
        functions.Import("concat", new Func<FieldList, string>(f => string.Concat(f.Fields.Select(p => p.Key + p.Value))));
        functions.Import(
            "join_pairs",
            new Func<FieldList, string, string, string>(
                (f, between, inside) => string.Join(between, f.Fields.Select(p => p.Key + inside + p.Value))
            )
        );
        functions.Import("wrap", new Func<string, string, string>((text, around) => around + text + around));
        functions.Import("lower", new Func<string, string>(text => text.ToLowerInvariant()));
        functions.Import("upper", new Func<string, string>(text => text.ToUpperInvariant()));
        functions.Import("url_encode", new Func<string, string>(Uri.EscapeDataString));
        functions.Import("md5", new Func<string, byte[]>(text => MD5.HashData(Encoding.UTF8.GetBytes(text))));
        functions.Import("sha1", new Func<string, byte[]>(text => SHA1.HashData(Encoding.UTF8.GetBytes(text))));
        functions.Import("sha256", new Func<string, byte[]>(text => SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        functions.Import(
            "hmac_md5",
            new Func<string, string, byte[]>((text, key) => HMACMD5.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)))
        );
        functions.Import(
            "hmac_sha1",
            new Func<string, string, byte[]>((text, key) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)))
        );
        functions.Import(
            "hmac_sha256",
            new Func<string, string, byte[]>((text, key) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)))
        );
        functions.Import("hex", new Func<byte[], string>(Convert.ToHexStringLower));
        functions.Import("base64", new Func<byte[], string>(Convert.ToBase64String));
        functions.Import(
            "timestamp",
            new Func<TemplateContext, string>(c => Time(c).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
        );
        functions.Import(
            "timestamp_ms",
            new Func<TemplateContext, string>(c => Time(c).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))
        );
        functions.Import(
            "now",
            new Func<TemplateContext, string, string, string>(
                (c, pattern, zone) =>
                    TimeZoneInfo.ConvertTimeBySystemTimeZoneId(Time(c), zone).ToString(pattern, CultureInfo.InvariantCulture)
            )
        );
        foreach (var shared in functions.Values.OfType<ScriptObject>().Append(functions))
        {
            shared.IsReadOnly = true;
        }

        return functions;
    }
}
