using Microsoft.Extensions.Logging;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace QingYi.Server.Terminal;

/// <summary>Writes entries of the log of a run as lines of JSON, without secrets.</summary>
internal sealed class RunLogFormatter(SecretMask mask) : ITextFormatter
{
    // A page of a broken system can be an entry of megabytes; whoever needs all of it has the log on stderr.
    private const int LongestText = 20_000;
    private readonly MessageTemplateTextFormatter inner = new("{Message:lj}{NewLine}{Exception}");

    /// <summary>Returns whether an entry was written during a run.</summary>
    public static bool IsOfRun(LogEvent entry) => entry.Properties.ContainsKey(LocalizedLog.RunProperty);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter();
        inner.Format(logEvent, text);
        var run = (logEvent.Properties[LocalizedLog.RunProperty] as ScalarValue)?.Value as string ?? "";
        var masked = mask.Hide(text.ToString().TrimEnd());
        var level = logEvent.Level switch
        {
            LogEventLevel.Fatal => LogLevel.Critical,
            LogEventLevel.Error => LogLevel.Error,
            LogEventLevel.Warning => LogLevel.Warning,
            _ => LogLevel.Information,
        };
        masked = ShortText.Of(masked, LongestText);
        output.Write(new RunLogEntry(run, logEvent.Timestamp, level, masked).ToLine() + "\n");
    }
}
