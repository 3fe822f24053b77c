using System.CommandLine;
using System.Text.Json;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<string?> Environment { get; } = new("--env") { Description = OptionTexts.Environment.ToString() };

    public static Option<string?> State { get; } = new("--state") { Description = OptionTexts.State.ToString() };

    public static Option<string> Output { get; } = new("--output") { Description = "text | json", DefaultValueFactory = _ => "text" };

    public static Option<string[]> Plugins { get; } = new("--plugins") { Description = OptionTexts.Plugins.ToString(), Recursive = true };

    public static Option<bool> Verbose { get; } = new("--verbose") { Description = OptionTexts.Verbose.ToString(), Recursive = true };

    public static Option<string?> Language { get; } =
        new(UserLanguage.Option) { Description = OptionTexts.Language.ToString(), Recursive = true };

    public static Option<string?> Now { get; } = new("--now") { Description = "CURRENT_TIME" };

    public static Option<string?> LastSync { get; } = new("--last-sync") { Description = "LAST_SYNC_TIME" };

    /// <summary>Lets users write the values of an option as they write them in files; other cases are accepted too.</summary>
    /// <param name="option">The option, whose type is that of the values, or a list of it.</param>
    /// <param name="values">The values.</param>
    public static Option<T> InWordsOfFiles<T>(this Option<T> option, params IEnumerable<Enum> values) =>
        option.AcceptOnlyFromAmong(
            StringComparer.OrdinalIgnoreCase,
            [.. values.Select(v => JsonNamingPolicy.CamelCase.ConvertName($"{v}"))]
        );

    /// <summary>The times of a preview.</summary>
    /// <exception cref="UsageException">One of them is not a time.</exception>
    public static TemplateTimes Times(ParseResult result, TimeZoneInfo zone) =>
        new(Hosting.Times.Parse(result.GetValue(LastSync), zone, LastSync.Name), Hosting.Times.Parse(result.GetValue(Now), zone, Now.Name));

    static CommonOptions()
    {
        Output.AcceptOnlyFromAmong("text", "json");
        Language.AcceptOnlyFromAmong("zh", "en");
    }
}
