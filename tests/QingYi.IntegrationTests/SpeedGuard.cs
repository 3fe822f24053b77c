using System.Diagnostics;
using Xunit;

namespace QingYi.IntegrationTests;

public sealed class SpeedGuard
{
    // The ratio holds for the test build, which is slower than the published one, and for a job so small that the start takes half of its
    // time: it is far below the figures in docs/performance.md, and far above what a statement for each row would reach.
    private const string LeastRatio = "0.2";

    [Fact]
    public async Task A_small_job_takes_no_more_than_five_times_as_long_as_the_hand_written_program()
    {
        var benchmarks = Path.Combine(
            QingYiProcess.Root,
            "artifacts",
            "bin",
            "QingYi.Benchmarks",
            new DirectoryInfo(AppContext.BaseDirectory).Name,
            "QingYi.Benchmarks.dll"
        );
        var start = new ProcessStartInfo(
            "dotnet",
            [benchmarks, "job", "--as-built", "--orders", "20000", "--rounds", "1", "--programs", "staged", "--require", LeastRatio]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var job = Process.Start(start)!;
        var said = await Task.WhenAll(
            job.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            job.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        await job.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(job.ExitCode == 0, string.Concat(said));
    }
}
