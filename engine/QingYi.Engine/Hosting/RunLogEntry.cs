using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Values;

namespace QingYi.Engine.Hosting;

/// <summary>An entry of the log of a run, and its form in the log files: one line of JSON.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="At">When it was written.</param>
/// <param name="Level">Information, Warning, Error or Critical.</param>
/// <param name="Text">The text in the language of the process that made the run, without secrets.</param>
public sealed record RunLogEntry(string Run, DateTimeOffset At, LogLevel Level, string Text)
{
    /// <summary>Returns the entry as a line of a log file.</summary>
    public string ToLine() =>
        new JsonObject
        {
            ["run"] = Run,
            ["at"] = At.UtcDateTime,
            ["level"] = Level.ToString().ToLowerInvariant(),
            ["text"] = Text,
        }.ToJsonString(JsonText.OneLine);

    /// <summary>Reads a line of a log file; null: it was not written to its end, or is not an entry.</summary>
    public static RunLogEntry? Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return Enum.TryParse<LogLevel>(root.GetProperty("level").GetString(), ignoreCase: true, out var level)
                ? new RunLogEntry(
                    root.GetProperty("run").GetString()!,
                    root.GetProperty("at").GetDateTimeOffset(),
                    level,
                    root.GetProperty("text").GetString()!
                )
                : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
