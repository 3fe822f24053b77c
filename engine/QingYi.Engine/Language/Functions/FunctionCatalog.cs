using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Functions;

/// <summary>The functions with plain arguments, by name.</summary>
internal static class FunctionCatalog
{
    private static readonly Dictionary<
        string,
        (int Min, int Max, Func<FunctionScope, FunctionExpression[], FunctionValue> Call)
    > Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["IF"] = (3, 3, (s, a) => a[0](s).ToBoolean() ? a[1](s) : a[2](s)),
        ["IFNULL"] = (2, 2, (s, a) => a[0](s) is { IsNull: false } value ? value : a[1](s)),
        ["NULLIF"] = (2, 2, (s, a) => FunctionLogic.Compare(a[0](s), a[1](s), c => c == 0).ToBoolean() ? FunctionValue.Null : a[0](s)),
        ["COALESCE"] = (1, 99, (s, a) => a.Select(e => e(s)).FirstOrDefault(v => !v.IsNull)),
        ["CONCAT"] = (1, 99, Known(v => FunctionValue.From(string.Concat(v.Select(x => x.ToText()))))),
        ["CONCAT_WS"] = (2, 99, (s, a) =>
            a[0](s) is { IsNull: false } separator
                ? FunctionValue.From(
                    string.Join(separator.ToText(), a.Skip(1).Select(e => e(s)).Where(v => !v.IsNull).Select(v => v.ToText()))
                )
                : FunctionValue.Null
        ),
        ["LEFT"] = (2, 2, Text(v => FunctionStrings.Slice(v[0].ToText(), 1, v[1].ToNumber()))),
        ["RIGHT"] = (
            2,
            2,
            Text(v =>
                v[1].ToNumber() <= 0
                    ? ""
                    : FunctionStrings.Slice(
                        v[0].ToText(),
                        -Math.Min(v[1].ToNumber(), FunctionStrings.Length(v[0].ToText())),
                        v[1].ToNumber()
                    )
            )
        ),
        ["LENGTH"] = (1, 1, Number(v => Encoding.UTF8.GetByteCount(v[0].ToText()))),
        ["CHAR_LENGTH"] = (1, 1, Number(v => FunctionStrings.Length(v[0].ToText()))),
        ["CHARACTER_LENGTH"] = (1, 1, Number(v => FunctionStrings.Length(v[0].ToText()))),
        ["REPLACE"] = (3, 3, (s, a) => Replace(a[0](s), a[1](s), a[2](s))),
        ["LOCATE"] = (2, 3, Number(v => FunctionStrings.Locate(v[0].ToText(), v[1].ToText(), v.Length > 2 ? v[2].ToNumber() : 1))),
        ["INSTR"] = (2, 2, Number(v => FunctionStrings.Locate(v[1].ToText(), v[0].ToText(), 1))),
        ["LTRIM"] = (1, 1, Text(v => v[0].ToText().TrimStart(' '))),
        ["RTRIM"] = (1, 1, Text(v => v[0].ToText().TrimEnd(' '))),
        ["UPPER"] = (1, 1, Text(v => v[0].ToText().ToUpperInvariant())),
        ["UCASE"] = (1, 1, Text(v => v[0].ToText().ToUpperInvariant())),
        ["LOWER"] = (1, 1, Text(v => v[0].ToText().ToLowerInvariant())),
        ["LCASE"] = (1, 1, Text(v => v[0].ToText().ToLowerInvariant())),
        ["LPAD"] = (3, 3, Known(v => FunctionStrings.Pad(v[0], v[1].ToNumber(), v[2].ToText(), left: true))),
        ["RPAD"] = (3, 3, Known(v => FunctionStrings.Pad(v[0], v[1].ToNumber(), v[2].ToText(), left: false))),
        ["REPEAT"] = (2, 2, Text(v => FunctionStrings.Repeat(v[0].ToText(), v[1].ToNumber()))),
        ["REVERSE"] = (1, 1, Text(v => FunctionStrings.Reverse(v[0].ToText()))),
        ["SUBSTRING_INDEX"] = (3, 3, Text(v => FunctionStrings.SubstringIndex(v[0].ToText(), v[1].ToText(), v[2].ToNumber()))),
        ["ABS"] = (
            1,
            1,
            Known(v =>
                FunctionNumbers.IsApproximate(v[0])
                    ? FunctionValue.Approximate(Math.Abs(v[0].ToNumber()))
                    : FunctionValue.From(Math.Abs(v[0].ToNumber()), v[0].Scale)
            )
        ),
        ["ROUND"] = (1, 2, Known(v => FunctionNumbers.Round(v[0], v.Length > 1 ? Digits(v[1]) : 0))),
        ["TRUNCATE"] = (2, 2, Known(v => FunctionNumbers.Truncate(v[0], Digits(v[1])))),
        ["CEIL"] = (1, 1, Number(v => Math.Ceiling(v[0].ToNumber()))),
        ["CEILING"] = (1, 1, Number(v => Math.Ceiling(v[0].ToNumber()))),
        ["FLOOR"] = (1, 1, Number(v => Math.Floor(v[0].ToNumber()))),
        ["MOD"] = (
            2,
            2,
            Known(v =>
                v[1].ToNumber() == 0
                    ? FunctionValue.Null
                    : FunctionValue.From(decimal.Remainder(v[0].ToNumber(), v[1].ToNumber()), Math.Max(v[0].Scale, v[1].Scale))
            )
        ),
        ["POW"] = (2, 2, Known(v => FunctionNumbers.FromDouble(Math.Pow((double)v[0].ToNumber(), (double)v[1].ToNumber())))),
        ["POWER"] = (2, 2, Known(v => FunctionNumbers.FromDouble(Math.Pow((double)v[0].ToNumber(), (double)v[1].ToNumber())))),
        ["SQRT"] = (
            1,
            1,
            Known(v => v[0].ToNumber() < 0 ? FunctionValue.Null : FunctionNumbers.FromDouble(Math.Sqrt((double)v[0].ToNumber())))
        ),
        ["SIGN"] = (1, 1, Number(v => Math.Sign(v[0].ToNumber()))),
        ["GREATEST"] = (2, 99, Known(v => Extreme(v, 1))),
        ["LEAST"] = (2, 99, Known(v => Extreme(v, -1))),
        ["FORMAT"] = (
            2,
            2,
            Text(v =>
                Math.Round(v[0].ToNumber(), Math.Max(0, Digits(v[1])), MidpointRounding.AwayFromZero)
                    .ToString("N" + Math.Max(0, Digits(v[1])), CultureInfo.InvariantCulture)
            )
        ),
        ["NOW"] = (0, 0, (s, _) => FunctionValue.FromDateTime(s.Now)),
        ["CURRENT_TIMESTAMP"] = (0, 0, (s, _) => FunctionValue.FromDateTime(s.Now)),
        ["CURDATE"] = (0, 0, (s, _) => FunctionValue.FromDate(s.Now)),
        ["CURRENT_DATE"] = (0, 0, (s, _) => FunctionValue.FromDate(s.Now)),
        ["UNIX_TIMESTAMP"] = (0, 1, (s, a) =>
            (a.Length == 0 ? s.Now : a[0](s).ToTime()) is { } time
                ? FunctionValue.From(Seconds(time, s.Context.TimeZone))
                : FunctionValue.Null
        ),
        ["FROM_UNIXTIME"] = (1, 2, (s, a) =>
            FromUnix(a[0](s), s) is { IsNull: false } time && a.Length > 1 ? FunctionTimes.Format(time, a[1](s)) : FromUnix(a[0](s), s)
        ),
        ["FORMAT_DATE"] = (2, 2, (s, a) => FormatDate(a[0](s), a[1](s), s.Context)),
        ["DATE_FORMAT"] = (2, 2, Known(v => FunctionTimes.Format(v[0], v[1]))),
        ["STR_TO_DATE"] = (2, 2, Known(v => FunctionTimes.Parse(v[0], v[1]))),
        ["DATE"] = (1, 1, Known(v => v[0].ToTime() is { } time ? FunctionValue.FromDate(time) : FunctionValue.Null)),
        ["TIMESTAMP"] = (1, 1, Known(v => v[0].ToTime() is { } time ? FunctionValue.FromDateTime(time) : FunctionValue.Null)),
        ["LAST_DAY"] = (
            1,
            1,
            Known(v =>
                v[0].ToTime() is { } time
                    ? FunctionValue.FromDate(new DateTime(time.Year, time.Month, DateTime.DaysInMonth(time.Year, time.Month)))
                    : FunctionValue.Null
            )
        ),
        ["DATEDIFF"] = (
            2,
            2,
            Known(v => v[0].ToTime() is { } a && v[1].ToTime() is { } b ? FunctionValue.From((a.Date - b.Date).Days) : FunctionValue.Null)
        ),
        ["YEAR"] = (1, 1, Known(v => FunctionTimes.Part(v[0], t => t.Year))),
        ["MONTH"] = (1, 1, Known(v => FunctionTimes.Part(v[0], t => t.Month))),
        ["DAY"] = (1, 1, Known(v => FunctionTimes.Part(v[0], t => t.Day))),
        ["HOUR"] = (1, 1, Known(v => FunctionTimes.Part(v[0], t => t.Hour))),
        ["MINUTE"] = (1, 1, Known(v => FunctionTimes.Part(v[0], t => t.Minute))),
        ["SECOND"] = (1, 1, Known(v => FunctionTimes.Part(v[0], t => t.Second))),
        ["MD5"] = (1, 1, Text(v => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(v[0].ToText()))))),
        ["SHA1"] = (1, 1, Text(v => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(v[0].ToText()))))),
        ["SHA2"] = (2, 2, Known(v => Sha2(Encoding.UTF8.GetBytes(v[0].ToText()), v[1].ToNumber()))),
        ["UUID"] = (0, 0, (_, _) => FunctionValue.From(Guid.NewGuid().ToString())),
    };

    public static IEnumerable<string> Names => Functions.Keys.Concat(FunctionForms.Names).Order(StringComparer.Ordinal);

    public static bool Contains(string name) => Functions.ContainsKey(name) || FunctionForms.Find(name) is not null;

    /// <exception cref="TemplateException">The number of arguments is wrong.</exception>
    public static FunctionExpression Compile(FunctionToken name, IReadOnlyList<FunctionExpression> arguments)
    {
        var (min, max, call) = Functions[name.Text];
        if (arguments.Count < min || arguments.Count > max)
        {
            throw new TemplateException(
                "QY2009",
                name.Index,
                min == max ? FunctionTexts.ExactArguments(name.Text, min, arguments.Count)
                    : max == 99 ? FunctionTexts.TooFewArguments(name.Text, min, arguments.Count)
                    : FunctionTexts.ArgumentsOutsideRange(name.Text, min, max, arguments.Count)
            );
        }

        FunctionExpression[] all = [.. arguments];
        return s => call(s, all);
    }

    private static Func<FunctionScope, FunctionExpression[], FunctionValue> Known(Func<FunctionValue[], FunctionValue> call) =>
        (s, a) =>
        {
            FunctionValue[] values = [.. a.Select(e => e(s))];
            return Array.Exists(values, v => v.IsNull) ? FunctionValue.Null : call(values);
        };

    private static Func<FunctionScope, FunctionExpression[], FunctionValue> Text(Func<FunctionValue[], string> call) =>
        Known(v => FunctionValue.From(call(v)));

    private static Func<FunctionScope, FunctionExpression[], FunctionValue> Number(Func<FunctionValue[], decimal> call) =>
        Known(v => FunctionValue.From(call(v)));

    private static int Digits(FunctionValue value) => (int)Math.Clamp(Math.Round(value.ToNumber(), MidpointRounding.AwayFromZero), -28, 28);

    // An empty search text leaves the text unchanged, even when the replacement is NULL.
    private static FunctionValue Replace(FunctionValue text, FunctionValue old, FunctionValue with) =>
        text.IsNull || old.IsNull || old.ToText().Length == 0
            ? old.IsNull
                ? FunctionValue.Null
                : text
            : with.IsNull
                ? FunctionValue.Null
                : FunctionValue.From(text.ToText().Replace(old.ToText(), with.ToText(), StringComparison.Ordinal));

    private static FunctionValue Extreme(FunctionValue[] values, int sign) =>
        values.Aggregate((a, b) => FunctionLogic.Order(b, a) * sign > 0 ? b : a);

    private static decimal Seconds(DateTime local, TimeZoneInfo zone) =>
        new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeSeconds();

    private static FunctionValue FromUnix(FunctionValue seconds, FunctionScope scope)
    {
        var number = seconds.ToNumber();
        return seconds.IsNull || number is < 0 or > 32536771199m
            ? FunctionValue.Null
            : FunctionValue.FromDateTime(
                TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds((long)number), scope.Context.TimeZone).DateTime
            );
    }

    private static FunctionValue FormatDate(FunctionValue value, FunctionValue pattern, EvaluationContext context)
    {
        if (value.IsNull || pattern.IsNull)
        {
            return FunctionValue.Null;
        }

        try
        {
            var text = TimeFilters.Format(pattern.ToText(), "FORMAT_DATE")(
                value.Kind == FunctionValueKind.Number ? Value.FromNumber(value.ToText()) : Value.FromText(value.ToText()),
                context
            );
            return text.IsNull ? FunctionValue.Null : FunctionValue.From(text.ToText());
        }
        catch (Exception e) when (e is FilterException or ArgumentException)
        {
            // The pattern can be a field of the record, so an error in it rejects the record.
            throw new FunctionException(LocalizedText.Of(e));
        }
    }

    private static FunctionValue Sha2(byte[] bytes, decimal bits) =>
        bits switch
        {
            0 or 256 => FunctionValue.From(Convert.ToHexStringLower(SHA256.HashData(bytes))),
            384 => FunctionValue.From(Convert.ToHexStringLower(SHA384.HashData(bytes))),
            512 => FunctionValue.From(Convert.ToHexStringLower(SHA512.HashData(bytes))),
            224 => throw new FunctionException(FunctionTexts.NoSha224),
            _ => FunctionValue.Null,
        };
}
