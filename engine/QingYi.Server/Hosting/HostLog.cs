using System.Globalization;
using Microsoft.Extensions.Logging;

namespace QingYi.Server.Hosting;

/// <summary>Logs in the language of the process.</summary>
internal static class HostLog
{
    /// <param name="logger">The logger.</param>
    /// <param name="level">The level.</param>
    /// <param name="template">The template of the message.</param>
    /// <param name="args">Its arguments.</param>
    public static void Write(this ILogger logger, LogLevel level, LocalizedText template, params object?[] args)
    {
        // Not the language of the caller of the API whose request is being processed.
        var isChinese = CultureInfo.DefaultThreadCurrentUICulture?.Name.StartsWith("zh", StringComparison.Ordinal) == true;
#pragma warning disable CA2254 // The template is one of two.
        logger.Log(level, isChinese ? template.Chinese : template.English, [.. args.Select(Of)]);
#pragma warning restore CA2254
    }

    private static object? Of(object? argument) => argument is LocalizedText text ? text.ToString() : argument;
}
