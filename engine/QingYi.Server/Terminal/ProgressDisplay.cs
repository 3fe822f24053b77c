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
                var reading = context.AddTask("取数 fetch");
                var writing = context.AddTask("写入 deliver");
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
        reading.Description = $"取数 fetch    {progress.Pages, 5} 页 pages   {progress.Fetched, 9:N0} 条";
        var trouble = progress.Trouble.IsEmpty ? "" : $"  [yellow]{Markup.Escape(progress.Trouble.ToString())}[/]";
        writing.Description =
            $"写入 deliver  {rate, 7:N0}/s   {settled, 9:N0} 条  {(left > TimeSpan.Zero ? $"{left:h\\:mm\\:ss} 剩余 left" : "")}{trouble}";
    }
}
