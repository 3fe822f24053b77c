using System.Globalization;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>The filters of the language by name, case-insensitive.</summary>
internal static class FilterCatalog
{
    private static readonly Dictionary<string, Func<Value[], Func<Value, EvaluationContext, Value>>> Makers = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["datetime"] = _ => TimeFilters.Format("yyyy-MM-dd HH:mm:ss", "datetime"),
        ["date"] = _ => TimeFilters.Format("yyyy-MM-dd", "date"),
        ["time"] = _ => TimeFilters.Format("HH:mm:ss", "time"),
        ["iso8601"] = _ => TimeFilters.Format("yyyy-MM-dd'T'HH:mm:sszzz", "iso8601"),
        ["format"] = a => TimeFilters.Format(Required(a, FilterTexts.NeedsPattern("format")).ToText(), "format"),
        ["timestamp"] = _ => TimeFilters.Number(t => t.ToUnixTimeSeconds(), "timestamp"),
        ["timestamp_ms"] = _ => TimeFilters.Number(t => t.ToUnixTimeMilliseconds(), "timestamp_ms"),
        ["addDays"] = a => TimeFilters.Add(Count(a, "addDays"), "addDays", (t, n) => t.AddDays(n), wallClock: true),
        ["addMonths"] = a => TimeFilters.Add(Count(a, "addMonths"), "addMonths", (t, n) => t.AddMonths(n), wallClock: true),
        ["addHours"] = a => TimeFilters.Add(Count(a, "addHours"), "addHours", (t, n) => t.AddHours(n), wallClock: false),
        ["addMinutes"] = a => TimeFilters.Add(Count(a, "addMinutes"), "addMinutes", (t, n) => t.AddMinutes(n), wallClock: false),
        ["round"] = a => TextFilters.Round(Count(a, "round", 2)),
        ["intval"] = _ => TextFilters.IntVal,
        ["amount"] = _ => TextFilters.Amount,
        ["longText"] = a =>
            TextFilters.LongText(
                Count(a, "longText", 15) is >= 0 and var length ? length : throw new FilterException(FilterTexts.NegativeLength)
            ),
        ["implode"] = a => TextFilters.Implode(a.Length > 0 ? a[0].ToText() : ","),
        ["upper"] = _ => TextFilters.Map(s => s.ToUpperInvariant()),
        ["lower"] = _ => TextFilters.Map(s => s.ToLowerInvariant()),
        ["trim"] = _ => TextFilters.Map(s => s.Trim()),
        ["default"] = a => TextFilters.Default(Required(a, FilterTexts.NeedsValue("default"))),
        ["json"] = _ => (v, _) => Value.FromText(v.ToJson()),
    };

    public static IEnumerable<string> Names => Makers.Keys;

    public static bool Contains(string name) => Makers.ContainsKey(name);

    /// <summary>Returns the filter with its arguments; null: the language has no filter with this name.</summary>
    /// <exception cref="FilterException">The arguments are invalid; the message names the expected ones.</exception>
    public static Filter? Find(string name, Value[] arguments) =>
        Makers.TryGetValue(name, out var make)
            ? new Filter(name, make(arguments), name.Equals("implode", StringComparison.OrdinalIgnoreCase))
            : null;

    private static Value Required(Value[] arguments, LocalizedText otherwise) =>
        arguments.Length > 0 ? arguments[0] : throw new FilterException(otherwise);

    private static int Count(Value[] arguments, string name, int? otherwise = null)
    {
        if (arguments.Length == 0 && otherwise is { } known)
        {
            return known;
        }

        var text = arguments.Length > 0 ? arguments[0].ToText() : "";
        return
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
            && Math.Abs((long)count) < 1_000_000
            ? count
            : throw new FilterException(FilterTexts.NeedsWholeNumber(name, text));
    }
}
