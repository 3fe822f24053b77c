using System.Globalization;
using System.Text.Json;
using QingYi.Engine.Documents;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>Converts a value to the type that its node declares. Null stays null.</summary>
internal static class TypeConversion
{
    public static Value Apply(Value value, string? type, EvaluationContext context)
    {
        if (type is null || value.IsNull)
        {
            return value;
        }

        return type switch
        {
            "string" => Value.FromText(value.ToText()),
            "int" or "integer" => Whole(value),
            "number" or "float" or "double" or "decimal" => Number(value),
            "bool" or "boolean" => Boolean(value),
            "datetime" => Time(value, context, "yyyy-MM-dd HH:mm:ss", type),
            "date" => Time(value, context, "yyyy-MM-dd", type),
            "object" => Json(value, JsonValueKind.Object),
            "array" => value.Kind is ValueKind.List ? value
            : value.Kind is ValueKind.Text && value.ToText().AsSpan().TrimStart() is ['[', ..] ? Json(value, JsonValueKind.Array)
            : Value.FromList([value]),
            _ => value,
        };
    }

    private static Value Whole(Value value)
    {
        var text = value.ToText().Trim();
        if (text.Length == 0)
        {
            return Value.Null;
        }

        var digits = text.AsSpan(text[0] is '-' ? 1 : 0);
        if (digits.Length > 0 && digits.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return Value.FromNumber(Canonical(text, digits));
        }

        var number = Number(value);
        return
            decimal.TryParse(number.ToText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && decimal.Truncate(exact) == exact
            ? Value.FromNumber(decimal.Truncate(exact))
            : throw Misfit(value, DocumentTexts.WholeNumber);
    }

    private static Value Number(Value value)
    {
        var text = value.ToText().Trim();
        if (text.Length == 0)
        {
            return Value.Null;
        }

        var valid =
            value.Kind is ValueKind.Number or ValueKind.Text or ValueKind.Instant
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        if (!valid)
        {
            throw Misfit(value, DocumentTexts.Number);
        }

        // A number written as text keeps its digits too, if JSON allows that form.
        using var reader = IsJsonNumber(text);
        return Value.FromNumber(
            reader is not null
                ? text
                : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
        );
    }

    private static JsonDocument? IsJsonNumber(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Number ? document : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Canonical(string text, ReadOnlySpan<char> digits)
    {
        var trimmed = digits.TrimStart('0');
        return trimmed.IsEmpty ? "0"
            : text[0] == '-' ? $"-{trimmed}"
            : trimmed.ToString();
    }

    private static Value Boolean(Value value) =>
        value.ToText().Trim().ToLowerInvariant() switch
        {
            "true" or "1" => Value.True,
            "false" or "0" => Value.False,
            "" => Value.Null,
            _ => throw Misfit(value, RenderingTexts.Boolean),
        };

    private static Value Time(Value value, EvaluationContext context, string pattern, string type) =>
        TimeFilters.Read(value, context.TimeZone, type) is { } time
            ? Value.FromText(time.ToString(pattern, CultureInfo.InvariantCulture))
            : Value.Null;

    private static Value Json(Value value, JsonValueKind wanted)
    {
        var isObject = wanted == JsonValueKind.Object;
        var shape = isObject ? RenderingTexts.Object : ValueTexts.Array;
        if (value.Kind != ValueKind.Text)
        {
            return (isObject && value.Kind == ValueKind.Object) || value.Kind == ValueKind.List ? value : throw Misfit(value, shape);
        }

        try
        {
            using var document = JsonDocument.Parse(value.ToText());
            return document.RootElement.ValueKind == wanted ? Value.FromJson(document.RootElement) : throw Misfit(value, shape);
        }
        catch (JsonException)
        {
            throw Misfit(value, isObject ? RenderingTexts.TextOfObject : RenderingTexts.TextOfList);
        }
    }

    private static RecordException Misfit(Value value, LocalizedText wanted) =>
        new("QY2109", RenderingTexts.Misfit(value.Shown(), wanted), value: value.Shown());
}
