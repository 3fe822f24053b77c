using System.CommandLine;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<string?> Environment { get; } =
        new("--env") { Description = "环境 the environment: a path, or the name of a file in environments/" };

    public static Option<string?> State { get; } = new("--state") { Description = "状态目录 the state directory; default ./.qingyi" };

    public static Option<string> Output { get; } = new("--output") { Description = "text | json", DefaultValueFactory = _ => "text" };

    public static Option<string[]> Plugins { get; } =
        new("--plugins") { Description = "插件目录 additional folders with plugins", Recursive = true };

    public static Option<bool> Verbose { get; } =
        new("--verbose") { Description = "日志 write a detailed log to stderr", Recursive = true };

    public static Option<string?> Language { get; } =
        new(UserLanguage.Option) { Description = "the language of messages: zh or en", Recursive = true };

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
