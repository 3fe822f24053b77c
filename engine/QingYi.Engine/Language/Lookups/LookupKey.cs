using System.Globalization;
using QingYi.Engine.Language.Functions;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Lookups;

/// <summary>
/// The text by which a value is found: numbers with the same value have the same text, and a number has the same key as its text.
/// </summary>
internal static class LookupKey
{
    private const char Between = '\u001f';

    /// <summary>Returns the key; null: a null or a list finds nothing.</summary>
    public static string? Of(Value value)
    {
        if (value.IsNull || value.Kind is ValueKind.List or ValueKind.Object)
        {
            return null;
        }

        var text = value.ToText();
        return
            FunctionOperand.IsPlainNumber(text)
            && text.Contains('.', StringComparison.Ordinal)
            && decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : text;
    }

    public static string Join(IEnumerable<string> parts) => string.Join(Between, parts);
}
