using System.Globalization;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>A name in upper case such as <c>LAST_SYNC_TIME</c> or <c>DAYS_AGO_7</c>.</summary>
internal sealed class Constant
{
    /// <summary>The change of the record at its source: <c>upsert</c> or <c>delete</c>.</summary>
    public const string RecordChange = "RECORD_CHANGE";

    private static readonly Dictionary<string, Func<ConstantSet, Value>> Fixed = new(StringComparer.Ordinal)
    {
        ["LAST_SYNC_TIME"] = c => Value.FromInstant(c.LastSyncTime),
        ["CURRENT_TIME"] = c => Value.FromInstant(c.CurrentTime),
        ["PAGINATION_PAGE_SIZE"] = c => Value.FromNumber(c.PageSize),
        ["PAGINATION_START_PAGE"] = c => Value.FromNumber(c.StartPage + c.Page),
        ["PAGINATION_START_ROW"] = c => Value.FromNumber(c.Page * c.PageSize),
        ["SCHEME_ID"] = c => Value.FromText(c.SchemeId),
        ["RUN_ID"] = c => Value.FromText(c.RunId),
        [RecordChange] = c => Value.FromText(c.Change == QingYi.RecordChange.Delete ? "delete" : "upsert"),
    };

    private static readonly (string Prefix, Func<DateTimeOffset, int, DateTimeOffset> Back)[] Counted =
    [
        ("DAY", (t, n) => t.AddDays(-n)),
        ("HOUR", (t, n) => t.AddHours(-n)),
        ("MINUTE", (t, n) => t.AddMinutes(-n)),
        ("MONTH", (t, n) => t.AddMonths(-n)),
    ];

    private readonly Func<ConstantSet, Value> read;

    /// <summary>The names of the constants that do not depend on a record.</summary>
    public static IEnumerable<string> Names => Fixed.Keys.Where(n => n != RecordChange);

    private Constant(Func<ConstantSet, Value> read) => this.read = read;

    public static Constant? Find(string name)
    {
        if (Fixed.TryGetValue(name, out var known))
        {
            return new Constant(known);
        }

        foreach (var (prefix, back) in Counted)
        {
            var rest =
                name.StartsWith(prefix + "S_AGO_", StringComparison.Ordinal) ? name[(prefix.Length + 6)..]
                : name.StartsWith(prefix + "_AGO_", StringComparison.Ordinal) ? name[(prefix.Length + 5)..]
                : "";
            if (rest.Length is > 0 and < 6 && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                // Days and months are counted in the local time of the scheme's zone, so that a change of clocks does not shift the time of
                // day.
                return new Constant(c =>
                    Value.FromInstant(
                        prefix is "DAY" or "MONTH"
                            ? WallClock.Shift(c.CurrentTime, c.TimeZone, t => back(t, count))
                            : back(c.CurrentTime, count)
                    )
                );
            }
        }

        return null;
    }

    public Value Read(ConstantSet constants) => read(constants);
}
