using System.CommandLine;
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
