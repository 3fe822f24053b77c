using System.Globalization;

namespace QingYi.Server.Terminal;

/// <summary>The language of the user: Chinese or English.</summary>
internal static class UserLanguage
{
    /// <summary>The option that sets it.</summary>
    public const string Option = "--lang";

    /// <summary>Chinese.</summary>
    public static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-Hans");

    /// <summary>English.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    private static readonly string[] Variables = ["QINGYI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>
    /// Returns the language of <c>--lang</c>, otherwise of the first of QINGYI_LANG, LC_ALL, LC_MESSAGES and LANG that is set; English
    /// where that is not Chinese.
    /// </summary>
    /// <param name="arguments">The command line: help texts need the language before it is parsed.</param>
    /// <param name="variable">Returns an environment variable.</param>
    public static CultureInfo Of(IReadOnlyList<string> arguments, Func<string, string?> variable) =>
        Named(Given(arguments) ?? Variables.Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "");

    /// <summary>
    /// Returns the culture of a language tag or a locale: Chinese for <c>zh</c>, <c>zh-CN</c> and <c>zh_CN.UTF-8</c>, otherwise English.
    /// </summary>
    public static CultureInfo Named(string name) => Is(name, "zh") ? Chinese : English;

    /// <summary>Returns whether a language tag names Chinese or English.</summary>
    public static bool IsKnown(string name) => Is(name, "zh") || Is(name, "en");

    // zh and zh-CN are Chinese, zhx is another language.
    private static bool Is(string name, string language) =>
        name.StartsWith(language, StringComparison.OrdinalIgnoreCase)
        && (name.Length == language.Length || !char.IsAsciiLetterOrDigit(name[language.Length]));

    private static string? Given(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            if (arguments[i].StartsWith(Option + "=", StringComparison.Ordinal))
            {
                return arguments[i][(Option.Length + 1)..];
            }

            if (arguments[i] == Option && i + 1 < arguments.Count)
            {
                return arguments[i + 1];
            }
        }

        return null;
    }
}
