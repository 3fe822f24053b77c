using System.Globalization;
using Microsoft.Extensions.Logging;

namespace QingYi.Engine.Runs;

/// <summary>Entries of a log in the language of the process, whoever's request is being processed.</summary>
public static class LocalizedLog
{
    /// <summary>The property that entries have which are written during a run: the run's id.</summary>
    public const string RunProperty = "RunId";

    /// <summary>
    /// Gives all entries of the calling code, and of what it calls and starts, the id of a run, until the result is disposed.
    /// </summary>
    public static IDisposable? BeginRun(this ILogger logger, string run) =>
        logger.BeginScope<KeyValuePair<string, object>[]>([new(RunProperty, run)]);

    /// <param name="logger">The log.</param>
    /// <param name="level">The level of the entry.</param>
    /// <param name="template">The message with its named holes, which have the same order in both languages.</param>
    /// <param name="args">The values of the holes.</param>
    public static void Write(this ILogger logger, LogLevel level, LocalizedText template, params object?[] args) =>
        logger.Write(level, null, template, args);

    /// <param name="logger">The log.</param>
    /// <param name="level">The level of the entry.</param>
    /// <param name="exception">The cause; null: none.</param>
    /// <param name="template">The message with its named holes, which have the same order in both languages.</param>
    /// <param name="args">The values of the holes.</param>
    public static void Write(this ILogger logger, LogLevel level, Exception? exception, LocalizedText template, params object?[] args) =>
#pragma warning disable CA2254 // Each text of the catalogue is a constant template; there is one for each language.
        logger.Log(level, exception, template.In(Language), [.. args.Select(a => a is LocalizedText text ? text.In(Language) : a)]);
#pragma warning restore CA2254

    private static CultureInfo Language => CultureInfo.DefaultThreadCurrentUICulture ?? CultureInfo.CurrentUICulture;
}
