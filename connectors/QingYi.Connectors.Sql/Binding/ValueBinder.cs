using System.Globalization;
using System.Text.Json;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Binding;

/// <summary>Converts values of a request to values of columns.</summary>
internal sealed class ValueBinder(TimeZoneInfo zone, TimeProvider clock)
{
    private const int LongestShown = 200;
    private (string? Text, DateTimeOffset? Time) last;

    /// <summary>Returns the value of a parameter.</summary>
    /// <param name="bind">The parameter.</param>
    /// <param name="column">The column for the value; null: unknown.</param>
    /// <param name="request">The rendered request.</param>
    /// <param name="own">The statement's own values in the request.</param>
    /// <param name="key">The key that the main statement generated, or none.</param>
    /// <exception cref="RejectedException">The column cannot hold the value.</exception>
    public object? Bind(Bind bind, TableColumn? column, JsonElement request, JsonElement own, SqlKey key)
    {
        if (bind.IsSingle)
        {
            var piece = bind.Pieces[0];
            return piece.Scope == BindScope.LastInsertId
                ? Key(key).Value
                : Bind(Find(piece, request, own), piece.Default, column, piece.Name!);
        }

        return Joined(bind, column, request, own, key);
    }

    private object? Joined(Bind bind, TableColumn? column, JsonElement request, JsonElement own, SqlKey key)
    {
        var parts = bind.Pieces.Select(p =>
            p.Name is null ? p.Text
            : p.Scope == BindScope.LastInsertId ? Key(key).ToString()
            : Part(Find(p, request, own), p.Default, p.Name)
        );
        return Whole(string.Concat(parts), column, bind.Pieces.First(p => p.Name is not null).Name!);
    }

    private static SqlKey Key(SqlKey key) =>
        !key.IsNone ? key : throw new RejectedException(new Rejection("QY3206", BindingTexts.NoGeneratedKey, "lastInsertId", "0"));

    private static JsonElement? Find(BindPiece piece, JsonElement request, JsonElement own)
    {
        var home = piece.Scope switch
        {
            BindScope.Own => own,
            BindScope.Main => request.TryGetProperty("main_params", out var main) ? main : default,
            _ => request,
        };
        return home.ValueKind == JsonValueKind.Object && home.TryGetProperty(piece.Name!, out var found) ? found : null;
    }

    /// <param name="value">The value; null: absent or null.</param>
    /// <param name="otherwise">The default that replaces null.</param>
    /// <param name="column">The column; null: unknown, so the value is not converted.</param>
    /// <param name="name">The parameter, for messages.</param>
    /// <exception cref="RejectedException">The column cannot hold the value.</exception>
    public object? Bind(JsonElement? value, DefaultValue otherwise, TableColumn? column, string name)
    {
        var text = Text(value, name, column);
        if (text is { Length: 0 } && column is { Kind: not (ColumnKind.Text or ColumnKind.Other) })
        {
            text = null;
        }

        if (text is null)
        {
            return Default(otherwise, column, name);
        }

        return Typed(text, value!.Value.ValueKind, column, name);
    }

    /// <summary>Returns the text of a value inside a longer one.</summary>
    public string Part(JsonElement? value, DefaultValue otherwise, string name) =>
        Text(value, name, null)
        ?? (otherwise.Kind == DefaultKind.Now ? Now().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : otherwise.Text);

    /// <summary>Converts a text that was assembled from several values.</summary>
    public object? Whole(string text, TableColumn? column, string name) =>
        column is { Kind: not (ColumnKind.Text or ColumnKind.Other) } && text.Length == 0
            ? null
            : Typed(text, JsonValueKind.String, column, name);

    private static string? Text(JsonElement? value, string name, TableColumn? column)
    {
        try
        {
            return value?.ValueKind switch
            {
                null or JsonValueKind.Null or JsonValueKind.Undefined => null,
                JsonValueKind.String => value.Value.GetString(),
                JsonValueKind.True => "1",
                JsonValueKind.False => "0",
                JsonValueKind.Array => throw Rejected("QY3204", name, column, value.Value.GetRawText(), BindingTexts.IsList),
                _ => value.Value.GetRawText(),
            };
        }
        catch (InvalidOperationException)
        {
            throw Rejected("QY3205", name, column, "", BindingTexts.HalfCharacter);
        }
    }

    private static RejectedException Rejected(string code, string name, TableColumn? column, string value, LocalizedText problem)
    {
        var shown = ShortText.Of(value.ReplaceLineEndings("⏎"), LongestShown);
        var where = column is null ? BindingTexts.InParameter(name) : BindingTexts.InColumn(column.Name);
        return new RejectedException(new Rejection(code, BindingTexts.Refused(where, shown, problem), column?.Name ?? name, shown));
    }

    private object? Default(DefaultValue otherwise, TableColumn? column, string name) =>
        otherwise.Kind switch
        {
            DefaultKind.Null => null,
            DefaultKind.Now => column?.Kind == ColumnKind.Date ? DateOnly.FromDateTime(Now()) : Now(),
            DefaultKind.Number => Typed(otherwise.Text, JsonValueKind.Number, column, name),
            _ => Typed(otherwise.Text, JsonValueKind.String, column, name),
        };

    private DateTime Now()
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }

    private object Typed(string text, JsonValueKind kind, TableColumn? column, string name)
    {
        switch (column?.Kind)
        {
            case ColumnKind.Text:
                return column.MaxLength is not { } longest || text.Length <= longest || Characters(text) <= longest
                    ? text
                    : throw Rejected("QY3201", name, column, text, BindingTexts.TooLong(Characters(text), longest));
            case ColumnKind.Date or ColumnKind.DateTime:
                if (!Time(text, out var time))
                {
                    var problem = column.Kind == ColumnKind.Date ? BindingTexts.NotADate : BindingTexts.NotADateAndTime;
                    throw Rejected("QY3202", name, column, text, problem);
                }

                return column.Kind == ColumnKind.Date ? DateOnly.FromDateTime(time.DateTime) : time.DateTime;
            case ColumnKind.Integer or ColumnKind.Number:
                return Number(text) ?? throw Rejected("QY3203", name, column, text, BindingTexts.NotANumber);
            case null when kind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return Number(text) ?? text;
            default:
                return text;
        }
    }

    // A document mostly has few different times and many columns with them.
    private bool Time(string text, out DateTimeOffset time)
    {
        if (text != last.Text)
        {
            last = (text, TimeText.TryParse(text, zone, out var parsed) ? parsed : null);
        }

        time = last.Time.GetValueOrDefault();
        return last.Time is not null;
    }

    // A number that does not fit into a decimal is sent as text, which the database converts without losing a digit.
    private static object? Number(string text)
    {
        var trimmed = text.Trim();
        if (long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }

        if (ulong.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var large))
        {
            return large;
        }

        return
            decimal.TryParse(trimmed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            || double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? trimmed
            : null;
    }

    private static int Characters(string text) => text.EnumerateRunes().Count();
}
