using System.Globalization;

namespace QingYi.Connectors.Sql.Statements;

/// <summary>The value of a parameter whose own value is absent or null.</summary>
internal sealed record DefaultValue(DefaultKind Kind, string Text)
{
    public static DefaultValue Null { get; } = new(DefaultKind.Null, "");

    /// <summary>Parses the text after the colon of <c>&lt;{name: default}&gt;</c>; null: it is not a default.</summary>
    public static DefaultValue? Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0 || trimmed.Equals("NULL", StringComparison.OrdinalIgnoreCase))
        {
            return Null;
        }

        if (trimmed.Length > 1 && trimmed[0] is '\'' or '"' && trimmed[^1] == trimmed[0])
        {
            var quote = trimmed[..1];
            return new DefaultValue(DefaultKind.Text, trimmed[1..^1].Replace(quote + quote, quote, StringComparison.Ordinal));
        }

        if (decimal.TryParse(trimmed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            return new DefaultValue(DefaultKind.Number, trimmed);
        }

        return trimmed.ToUpperInvariant() is "CURRENT_TIMESTAMP" or "CURRENT_TIMESTAMP()" or "NOW()"
            ? new DefaultValue(DefaultKind.Now, "CURRENT_TIMESTAMP")
            : null;
    }
}
