using System.Globalization;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>
/// Filters for times. All of them return null for null, <c>""</c> and <c>0000-00-00…</c>, because an order that is not yet shipped is not
/// an error.
/// </summary>
internal static class TimeFilters
{
    public static Func<Value, EvaluationContext, Value> Format(string pattern, string name)
    {
        var dotnet = pattern.Contains('%', StringComparison.Ordinal) ? FromMySql(pattern) : pattern;
        if (dotnet.Length == 1)
        {
            dotnet = "%" + dotnet;
        }

        try
        {
            _ = DateTimeOffset.UnixEpoch.ToString(dotnet, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw new FilterException(FilterTexts.NotAPattern(pattern));
        }

        return (value, context) =>
            Read(value, context.TimeZone, name) is { } time
                ? Value.FromText(time.ToString(dotnet, CultureInfo.InvariantCulture))
                : Value.Null;
    }

    public static Func<Value, EvaluationContext, Value> Number(Func<DateTimeOffset, long> number, string name) =>
        (value, context) => Read(value, context.TimeZone, name) is { } time ? Value.FromNumber(number(time)) : Value.Null;

    public static Func<Value, EvaluationContext, Value> Add(
        int count,
        string name,
        Func<DateTimeOffset, int, DateTimeOffset> add,
        bool wallClock
    ) =>
        (value, context) =>
        {
            if (Read(value, context.TimeZone, name) is not { } time)
            {
                return Value.Null;
            }

            try
            {
                return Value.FromInstant(wallClock ? WallClock.Shift(time, context.TimeZone, t => add(t, count)) : add(time, count));
            }
            catch (ArgumentOutOfRangeException)
            {
                throw new RecordException("QY2105", FilterTexts.OutsideTheCalendar(name, count), value: value.Shown());
            }
        };

    /// <summary>Returns the time in the zone; null: the value represents no time.</summary>
    public static DateTimeOffset? Read(Value value, TimeZoneInfo zone, string use)
    {
        if (value.Kind == ValueKind.Instant)
        {
            return TimeZoneInfo.ConvertTime(value.Instant, zone);
        }

        var text = value.ToText();
        if (value.IsNull || TimeText.IsEmpty(text))
        {
            return null;
        }

        return value.Kind is ValueKind.Text or ValueKind.Number && TimeText.TryParse(text, zone, out var time)
            ? time
            : throw new RecordException("QY2106", FilterTexts.NotATime(value.Shown(), use), value: value.Shown());
    }

    private static string FromMySql(string pattern)
    {
        var result = new System.Text.StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                result.Append(
                    char.IsLetter(pattern[i]) || pattern[i] is '\'' or '"' or '\\' or '/' or ':' ? "\\" + pattern[i] : pattern[i]
                );
                continue;
            }

            result.Append(
                pattern[++i] switch
                {
                    'Y' => "yyyy",
                    'y' => "yy",
                    'm' => "MM",
                    'c' => "%M",
                    'd' => "dd",
                    'e' => "%d",
                    'H' => "HH",
                    'k' => "%H",
                    'h' or 'I' => "hh",
                    'i' => "mm",
                    's' or 'S' => "ss",
                    'f' => "ffffff",
                    'p' => "tt",
                    'T' => "HH:mm:ss",
                    '%' => "\\%",
                    var other => throw new FilterException(FilterTexts.UnknownPartOfPattern(other, pattern)),
                }
            );
        }

        return result.ToString();
    }
}
