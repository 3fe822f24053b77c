using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace QingYi;

/// <summary>One field of a connection. Immutable.</summary>
public sealed record ConnectionOption
{
    /// <summary>The key in the environment file, in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>The type of the value.</summary>
    public OptionType Type { get; init; }

    /// <summary>True when the engine rejects a connection without this field.</summary>
    public bool Required { get; init; }

    /// <summary>True when the engine never shows the value: not in messages, logs, records or the console.</summary>
    public bool Secret { get; init; }

    /// <summary>The value, as text, that applies where the environment does not set the field; null: none.</summary>
    public string? Default { get; init; }

    /// <summary>The purpose of the field: one sentence for people.</summary>
    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>The only values allowed; empty: any value.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    internal static IEnumerable<ConnectionOption> Of(object defaults) =>
        from property in defaults.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
        select new ConnectionOption
        {
            Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            Type = TypeOf(type),
            Required = property.IsDefined(typeof(RequiredAttribute)),
            Secret = property.IsDefined(typeof(SecretAttribute)),
            Default = DefaultText(property.GetValue(defaults)),
            Description = property.GetCustomAttribute<LocalizedDescriptionAttribute>()?.Text ?? LocalizedText.Empty,
            Values = type.IsEnum ? [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)] : [],
        };

    private static OptionType TypeOf(Type type) =>
        type switch
        {
            _ when type == typeof(string) || type.IsEnum => OptionType.Text,
            _ when type == typeof(bool) => OptionType.Boolean,
            _ when type == typeof(int) || type == typeof(long) || type == typeof(double) => OptionType.Number,
            _ when type == typeof(TimeSpan) => OptionType.Duration,
            _ => OptionType.Mapping,
        };

    private static string? DefaultText(object? value) =>
        value switch
        {
            null or "" => null,
            bool flag => flag ? "true" : "false",
            TimeSpan span => Duration.Format(span),
            Enum member => JsonNamingPolicy.CamelCase.ConvertName(member.ToString()),
            string or int or long or double => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => null,
        };
}
