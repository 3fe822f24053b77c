using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QingYi;

/// <summary>Names the values of a text by the expressions that gave them: <c>key</c>, <c>connection.Name</c>, <c>known</c>.</summary>
internal static partial class TextArguments
{
    /// <summary>
    /// Returns the arguments by name. The arguments of a text inside the text count as its own; a value without a simple name has none.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<(string Expression, object? Value)> values)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (expression, value) in values)
        {
            if (value is LocalizedText { Arguments.Count: > 0 } inner)
            {
                foreach (var (name, text) in inner.Arguments)
                {
                    found.TryAdd(name, text);
                }
            }
            else if (Name(expression) is { } name && Text(value) is { Length: > 0 } text)
            {
                found[name] = text;
            }
        }

        return found;
    }

    private static string? Text(object? value) =>
        value is LocalizedText text ? text.English : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static string? Name(string expression) =>
        expression != "this" && Named().Match(expression) is { Success: true } match
            ? JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value)
            : null;

    [GeneratedRegex(@"^(?:string\.Join\("".*?"", )?(?:\w+\??\.)*(?<name>[A-Za-z_]\w*)(?:\.Order\(StringComparer\.Ordinal\))?\)?$")]
    private static partial Regex Named();
}
