using System.Diagnostics;
using QingYi.Sandbox;
using QingYi.Tests;
using Xunit;

namespace QingYi.IntegrationTests.Faults;

public sealed class StoreFaults
{
    [Fact]
    public async Task A_full_disk_ends_the_run_with_what_to_do_and_with_space_again_it_goes_on()
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-full").FullName;
        var disk = Directory.CreateDirectory(Path.Combine(folder, "disk")).FullName;
        Assert.SkipUnless(await MountAsync($"-t tmpfs -o size=4m tmpfs {disk}"), "this account may not mount a small disk");
        try
        {
            await using var emulator = await JackyunEmulator.StartAsync(
                // Pages come slowly, so that the first ones are delivered before the disk is full.
                new JackyunOptions { Orders = 3000, Latency = TimeSpan.FromSeconds(0.3) },
                TimeProvider.System,
                TestContext.Current.CancellationToken
            );
            var environment = Path.Combine(folder, "environment.yaml");
            await File.WriteAllTextAsync(
                environment,
                $$"""
                connections:
                  jackyun: { connector: jackyun, url: "{{emulator.Url}}", appKey: SANDBOX-KEY, appSecret: SANDBOX-SECRET,
                    callsPerSecond: 1000 }
                  lehua: { connector: sqlite, attach: { lehua: "{{folder}}/lehua.db" },
                    setup: "{{QingYiProcess.Root}}/schemes/environments/lehua.sql" }
                """,
                TestContext.Current.CancellationToken
            );
            string[] command =
            [
                "run",
                Path.Combine(QingYiProcess.Root, "schemes", "jackyun-sale-return.yaml"),
                "--env",
                environment,
                "--state",
                Path.Combine(disk, "state"),
                "--output",
                "json",
            ];
            var full = await QingYiProcess.RunAsync(command);
            Assert.True(full.Exit == 3 && full.Errors.Contains("error QY5010", StringComparison.Ordinal), full.Output + full.Errors);
            Assert.InRange((long)SqliteFile.Query(Path.Combine(folder, "lehua.db"), "SELECT count(*) FROM sale_return")[0][0]!, 1, 2999);
            Assert.True(await MountAsync($"-o remount,size=100m {disk}"));
            var after = await QingYiProcess.RunAsync(command);
            Assert.True(after.Exit == 0, after.Output + after.Errors);
            Assert.Equal(
                [
                    [3000L, 3000L],
                ],
                SqliteFile.Query(Path.Combine(folder, "lehua.db"), "SELECT count(*), count(DISTINCT dispatch_id) FROM sale_return")
            );
        }
        finally
        {
            await RunAsync("umount", disk);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> MountAsync(string arguments) => await RunAsync("mount", arguments) == 0;

    private static async Task<int> RunAsync(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
