namespace QingYi.Engine.Language;

/// <summary>Calendar arithmetic in a time zone: a day later is the same hour of the next day.</summary>
internal static class WallClock
{
    public static DateTimeOffset Shift(DateTimeOffset time, TimeZoneInfo zone, Func<DateTimeOffset, DateTimeOffset> shift)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        var moved = shift(new DateTimeOffset(local.DateTime, TimeSpan.Zero)).DateTime;
        var valid = zone.IsInvalidTime(moved) ? moved.AddHours(1) : moved;
        return new DateTimeOffset(valid, zone.GetUtcOffset(valid));
    }
}
