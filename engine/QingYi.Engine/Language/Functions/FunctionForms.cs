using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Functions;

/// <summary>The functions whose arguments have a syntax of their own: CAST, TRIM, SUBSTRING, DATE_ADD, the aggregates.</summary>
internal static class FunctionForms
{
    private static readonly Dictionary<string, Func<FunctionParser, FunctionToken, FunctionExpression>> Forms = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["CAST"] = (p, _) => Cast(p, "AS"),
        ["CONVERT"] = (p, _) => Cast(p, ","),
        ["TRIM"] = (p, _) => Trim(p),
        ["SUBSTRING"] = Substring,
        ["SUBSTR"] = Substring,
        ["MID"] = Substring,
        ["DATE_ADD"] = (p, _) => Shift(p, 1),
        ["DATE_SUB"] = (p, _) => Shift(p, -1),
        ["TIMESTAMPDIFF"] = (p, _) => Difference(p),
        ["SUM"] = (p, _) => Aggregate(p, v => v.Count == 0 ? FunctionValue.Null : Sum(v)),
        ["AVG"] = (p, _) => Aggregate(p, v => v.Count == 0 ? FunctionValue.Null : FunctionNumbers.Average(Sum(v), v.Count)),
        ["MIN"] = (p, _) =>
            Aggregate(p, v => v.Count == 0 ? FunctionValue.Null : v.Aggregate((a, b) => FunctionLogic.Order(b, a) < 0 ? b : a)),
        ["MAX"] = (p, _) =>
            Aggregate(p, v => v.Count == 0 ? FunctionValue.Null : v.Aggregate((a, b) => FunctionLogic.Order(b, a) > 0 ? b : a)),
        ["COUNT"] = (p, _) => Aggregate(p, v => FunctionValue.From(v.Count)),
        ["GROUP_CONCAT"] = (p, _) => GroupConcat(p),
    };

    public static IEnumerable<string> Names => Forms.Keys;

    public static Func<FunctionParser, FunctionToken, FunctionExpression>? Find(string name) => Forms.GetValueOrDefault(name);

    private static FunctionValue Sum(List<FunctionValue> values) => values.Aggregate(FunctionValue.From(0m), FunctionNumbers.Add);

    private static FunctionExpression Aggregate(FunctionParser parser, Func<List<FunctionValue>, FunctionValue> fold)
    {
        var distinct = parser.Take("DISTINCT");
        var (argument, operands) = parser.Aggregated();
        parser.Expect(")");
        return s => fold(Values(s, argument, operands, distinct));
    }

    private static List<FunctionValue> Values(
        FunctionScope scope,
        FunctionExpression argument,
        IReadOnlyList<FunctionOperand> operands,
        bool distinct
    )
    {
        var values = scope.Rows(argument, operands).Where(v => !v.IsNull);
        return [.. distinct ? values.DistinctBy(v => v.ToText(), StringComparer.OrdinalIgnoreCase) : values];
    }

    private static FunctionExpression GroupConcat(FunctionParser parser)
    {
        var distinct = parser.Take("DISTINCT");
        var (argument, operands) = parser.Aggregated();
        var separator = ",";
        if (parser.Take("SEPARATOR"))
        {
            var text = parser.Next();
            separator = text.Kind == FunctionTokenKind.Text ? text.Text : throw FunctionParser.Unexpected(text, FunctionTexts.Separator);
        }

        parser.Expect(")");
        return s =>
            Values(s, argument, operands, distinct) is { Count: > 0 } values
                ? FunctionValue.From(string.Join(separator, values.Select(v => v.ToText())))
                : FunctionValue.Null;
    }

    private static FunctionExpression Shift(FunctionParser parser, int sign)
    {
        var value = parser.Expression();
        parser.Expect(",");
        parser.Expect("INTERVAL");
        var (count, unit) = parser.Interval();
        parser.Expect(")");
        return s => FunctionTimes.Add(value(s), count(s), unit, sign);
    }

    private static FunctionExpression Difference(FunctionParser parser)
    {
        var unit = parser.Unit();
        parser.Expect(",");
        var from = parser.Expression();
        parser.Expect(",");
        var to = parser.Expression();
        parser.Expect(")");
        return s => FunctionTimes.Difference(unit, from(s), to(s));
    }

    private static FunctionExpression Substring(FunctionParser parser, FunctionToken name)
    {
        var text = parser.Expression();
        var words = parser.Take("FROM");
        if (!words)
        {
            parser.Expect(",");
        }

        var place = parser.Expression();
        var length = parser.Take(words ? "FOR" : ",") ? parser.Expression() : null;
        parser.Expect(")");
        return s =>
        {
            var (value, start, count) = (text(s), place(s), length is null ? FunctionValue.From(decimal.MaxValue) : length(s));
            return value.IsNull || start.IsNull || count.IsNull
                ? FunctionValue.Null
                : FunctionValue.From(
                    FunctionStrings.Slice(
                        value.ToText(),
                        Math.Round(start.ToNumber(), MidpointRounding.AwayFromZero),
                        Math.Round(Math.Min(count.ToNumber(), int.MaxValue), MidpointRounding.AwayFromZero)
                    )
                );
        };
    }

    private static FunctionExpression Trim(FunctionParser parser)
    {
        var (leading, trailing) =
            parser.Take("LEADING") ? (true, false)
            : parser.Take("TRAILING") ? (false, true)
            : (true, true);
        parser.Take("BOTH");
        FunctionExpression what = _ => FunctionValue.From(" ");
        var text = parser.Current.Is("FROM") ? what : parser.Expression();
        if (parser.Take("FROM"))
        {
            (what, text) = (text, parser.Expression());
        }

        parser.Expect(")");
        return s =>
            text(s) is { IsNull: false } value && what(s) is { IsNull: false } cut
                ? FunctionValue.From(FunctionStrings.Trim(value.ToText(), cut.ToText(), leading, trailing))
                : FunctionValue.Null;
    }

    private static FunctionExpression Cast(FunctionParser parser, string between)
    {
        var value = parser.Expression();
        if (between == "," && parser.Take("USING"))
        {
            parser.Next();
            parser.Expect(")");
            return s => value(s) is { IsNull: false } text ? FunctionValue.From(text.ToText()) : FunctionValue.Null;
        }

        parser.Expect(between);
        var type = parser.Next();
        if (type.Kind == FunctionTokenKind.End)
        {
            throw FunctionParser.Unexpected(type, FunctionTexts.Type);
        }

        var sizes = parser.Take("(") ? parser.Arguments() : [];
        parser.Take("INTEGER");
        parser.Expect(")");
        int? Size(int i, FunctionScope s) => i < sizes.Count ? (int)sizes[i](s).ToNumber() : null;
        Func<FunctionValue, FunctionScope, FunctionValue> convert = type.Text.ToUpperInvariant() switch
        {
            "SIGNED" or "INT" or "INTEGER" or "UNSIGNED" => (v, _) =>
                FunctionValue.From(
                    v.Kind == FunctionValueKind.Text
                        ? decimal.Truncate(v.ToNumber())
                        : Math.Round(v.ToNumber(), MidpointRounding.AwayFromZero)
                ),
            "CHAR" or "VARCHAR" or "NCHAR" or "BINARY" => (v, s) =>
                FunctionValue.From(Size(0, s) is { } length ? FunctionStrings.Slice(v.ToText(), 1, length) : v.ToText()),
            "DECIMAL" or "DEC" => (v, s) => FunctionNumbers.Round(FunctionValue.From(v.ToNumber(), 28), Math.Clamp(Size(1, s) ?? 0, 0, 28)),
            "DOUBLE" or "FLOAT" or "REAL" => (v, _) => FunctionValue.Approximate(v.ToNumber()),
            "DATE" => (v, _) => v.ToTime() is { } time ? FunctionValue.FromDate(time) : FunctionValue.Null,
            "DATETIME" => (v, _) => v.ToTime() is { } time ? FunctionValue.FromDateTime(time) : FunctionValue.Null,
            _ => throw new TemplateException("QY2009", type.Index, FunctionTexts.NotAType(type.Text)),
        };
        return s => value(s) is { IsNull: false } known ? convert(known, s) : FunctionValue.Null;
    }
}
