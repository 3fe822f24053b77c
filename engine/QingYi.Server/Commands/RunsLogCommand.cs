using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>runs log</c>: prints the log of a run.</summary>
internal static class RunsLogCommand
{
    private const int ReadAtOnce = 1000;

    public static Command Create(Func<ParseResult, Session> open)
    {
        var run = new Argument<string>("RUN") { Description = OptionTexts.Run.ToString() };
        var find = new Option<string?>("--find") { Description = OptionTexts.FindInLog.ToString() };
        var level = new Option<string>("--level")
        {
            DefaultValueFactory = _ => "information",
            Description = "information | warning | error | critical",
        };
        level.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "information", "warning", "error", "critical");
        var tail = new Option<int?>("--tail") { Description = OptionTexts.Tail.ToString() };
        var command = new Command("log", HelpTexts.RunsLog.ToString())
        {
            run,
            find,
            level,
            tail,
            CommonOptions.State,
            CommonOptions.Output,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                var query = new RunLogQuery
                {
                    Find = result.GetValue(find),
                    Level = Enum.Parse<LogLevel>(result.GetValue(level)!, ignoreCase: true),
                    Limit = ReadAtOnce,
                };
                var id = result.GetValue(run)!;
                var entries = await ReadAsync(session, id, query, result.GetValue(tail), cancellationToken).ConfigureAwait(false);
                if (entries.Count == 0 && query is { Find: null, Level: <= LogLevel.Information })
                {
                    throw new UsageException(CommandTexts.NoLog(id, Path.Combine(session.Workspace.State, RunLogs.Folder)));
                }

                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(JsonSerializer.SerializeToNode(entries, UserTextConverter.Format));
                    return ExitCode.Done;
                }

                foreach (var entry in entries)
                {
                    session.Screen.Data($"{Times.Local(entry.At, TimeZoneInfo.Local)}  {TableTexts.Level(entry.Level)}  {entry.Text}");
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<IReadOnlyCollection<RunLogEntry>> ReadAsync(
        Session session,
        string run,
        RunLogQuery query,
        int? tail,
        CancellationToken cancellationToken
    )
    {
        var logs = new RunLogs(session.Workspace.State);
        var entries = new Queue<RunLogEntry>();
        RunLogPage page;
        do
        {
            page = await logs.ReadAsync(run, query, cancellationToken).ConfigureAwait(false);
            foreach (var entry in page.Entries)
            {
                entries.Enqueue(entry);
                if (entries.Count > tail)
                {
                    entries.Dequeue();
                }
            }

            query = query with { After = page.After };
        } while (page.HasMore);

        return entries;
    }
}
