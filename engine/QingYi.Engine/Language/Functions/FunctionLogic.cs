using System.Text;
using System.Text.RegularExpressions;

namespace QingYi.Engine.Language.Functions;

/// <summary>Comparisons and three-valued logic.</summary>
internal static class FunctionLogic
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static Func<FunctionValue, FunctionValue, FunctionValue>? Comparison(FunctionToken token) =>
        token.Kind != FunctionTokenKind.Mark
            ? null
            : token.Text switch
            {
                "=" => (a, b) => Compare(a, b, c => c == 0),
                "<>" or "!=" => (a, b) => Compare(a, b, c => c != 0),
                "<" => (a, b) => Compare(a, b, c => c < 0),
                "<=" => (a, b) => Compare(a, b, c => c <= 0),
                ">" => (a, b) => Compare(a, b, c => c > 0),
                ">=" => (a, b) => Compare(a, b, c => c >= 0),
                "<=>" => (a, b) => FunctionValue.From(a.IsNull || b.IsNull ? a.IsNull && b.IsNull : Order(a, b) == 0),
                _ => null,
            };

    public static FunctionValue Compare(FunctionValue a, FunctionValue b, Func<int, bool> holds) =>
        a.IsNull || b.IsNull ? FunctionValue.Null : FunctionValue.From(holds(Order(a, b)));

    /// <summary>Compares texts case-insensitively; a text compared with a number is read as a number, with a time as a time.</summary>
    public static int Order(FunctionValue a, FunctionValue b)
    {
        if (a.Kind == FunctionValueKind.Text && b.Kind == FunctionValueKind.Text)
        {
            return string.Compare(a.ToText(), b.ToText(), StringComparison.OrdinalIgnoreCase);
        }

        return (a.IsTime || b.IsTime) && a.ToTime() is { } left && b.ToTime() is { } right
            ? left.CompareTo(right)
            : a.ToNumber().CompareTo(b.ToNumber());
    }

    public static Func<FunctionValue, bool>? Is(FunctionToken token) =>
        token.Text.ToUpperInvariant() switch
        {
            "NULL" => v => v.IsNull,
            "TRUE" => v => !v.IsNull && v.ToBoolean(),
            "FALSE" => v => !v.IsNull && !v.ToBoolean(),
            _ => null,
        };

    public static FunctionValue Not(FunctionValue value) => value.IsNull ? value : FunctionValue.From(!value.ToBoolean());

    public static FunctionValue And(FunctionValue a, Func<FunctionValue> second)
    {
        if (!a.IsNull && !a.ToBoolean())
        {
            return FunctionValue.False;
        }

        var b = second();
        return !b.IsNull && !b.ToBoolean() ? FunctionValue.False
            : a.IsNull || b.IsNull ? FunctionValue.Null
            : FunctionValue.True;
    }

    public static FunctionValue Or(FunctionValue a, Func<FunctionValue> second)
    {
        if (!a.IsNull && a.ToBoolean())
        {
            return FunctionValue.True;
        }

        var b = second();
        return !b.IsNull && b.ToBoolean() ? FunctionValue.True
            : a.IsNull || b.IsNull ? FunctionValue.Null
            : FunctionValue.False;
    }

    public static FunctionValue Xor(FunctionValue a, FunctionValue b) =>
        a.IsNull || b.IsNull ? FunctionValue.Null : FunctionValue.From(a.ToBoolean() != b.ToBoolean());

    public static FunctionValue In(FunctionValue value, IEnumerable<FunctionValue> list)
    {
        var unknown = value.IsNull;
        foreach (var candidate in list)
        {
            if (!value.IsNull && !candidate.IsNull && Order(value, candidate) == 0)
            {
                return FunctionValue.True;
            }

            unknown |= candidate.IsNull;
        }

        return unknown ? FunctionValue.Null : FunctionValue.False;
    }

    public static FunctionValue Like(FunctionValue value, FunctionValue pattern, string escape)
    {
        if (value.IsNull || pattern.IsNull)
        {
            return FunctionValue.Null;
        }

        var regex = new StringBuilder("^");
        var text = pattern.ToText();
        for (var i = 0; i < text.Length; i++)
        {
            var escaped = escape.Length > 0 && text[i] == escape[0] && i + 1 < text.Length;
            i += escaped ? 1 : 0;
            regex.Append(
                !escaped && text[i] == '%' ? ".*"
                : !escaped && text[i] == '_' ? "(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)"
                : Regex.Escape(text[i].ToString())
            );
        }

        return FunctionValue.From(
            Regex.IsMatch(
                value.ToText(),
                regex.Append(@"\z").ToString(),
                RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant,
                Patience
            )
        );
    }

    public static FunctionValue Matches(FunctionValue value, FunctionValue pattern)
    {
        if (value.IsNull || pattern.IsNull)
        {
            return FunctionValue.Null;
        }

        try
        {
            return FunctionValue.From(
                Regex.IsMatch(value.ToText(), pattern.ToText(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience)
            );
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            throw new FunctionException(FunctionTexts.PatternFails(pattern.ToText(), e.Message.TrimEnd('.')));
        }
    }
}
