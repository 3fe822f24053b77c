using System.Diagnostics;
using QingYi.Engine.Runs;
using Spectre.Console;

namespace QingYi.Server.Terminal;

/// <summary>Shows the progress of a run on a terminal: pages, records, records per second, time left.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(150);

    public static async Task<T> ShowAsync<T>(RunProgress progress, Func<Task<T>> work)
    {
        if (!Screen.IsTerminal)
        {
            return await work().ConfigureAwait(false);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });
        return await console
            .Progress()
            .AutoClear(true)
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var reading = context.AddTask($"{TerminalTexts.Fetch}");
                var writing = context.AddTask($"{TerminalTexts.Deliver}");
                var watch = Stopwatch.StartNew();
                var running = work();
                using var timer = new PeriodicTimer(Refresh);
                while (!running.IsCompleted && await timer.WaitForNextTickAsync().ConfigureAwait(false))
                {
                    Update(reading, writing, progress, watch.Elapsed);
                }

                Update(reading, writing, progress, watch.Elapsed);
                return await running.ConfigureAwait(false);
            })
            .ConfigureAwait(false);
    }

    private static void Update(ProgressTask reading, ProgressTask writing, RunProgress progress, TimeSpan elapsed)
    {
        var settled = progress.Delivered + progress.Rejected;
        var rate = settled / Math.Max(0.1, elapsed.TotalSeconds);
        var expected = Math.Max(progress.Expected ?? progress.Fetched, progress.Fetched);
        var toSettle = Math.Max(settled, progress.WaitingBefore + Math.Max(progress.Stored, expected - progress.Duplicates));
        var left = rate > 0 ? TimeSpan.FromSeconds((toSettle - settled) / rate) : TimeSpan.Zero;
        (reading.MaxValue, reading.Value) = (Math.Max(1, expected), progress.Fetched);
        (writing.MaxValue, writing.Value) = (Math.Max(1, toSettle), settled);
        reading.Description = $"{TerminalTexts.Fetched(progress.Pages, progress.Fetched)}";
        var trouble = $"{progress.Trouble}";
        var timeLeft = left > TimeSpan.Zero ? TerminalTexts.Left(left) : LocalizedText.Empty;
        writing.Description =
            $"{TerminalTexts.Delivered(rate, settled, timeLeft)}" + (trouble.Length == 0 ? "" : $"  [yellow]{Markup.Escape(trouble)}[/]");
    }
}
