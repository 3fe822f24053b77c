using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using QingYi.IntegrationTests;

namespace QingYi.Benchmarks.Jobs;

/// <summary>
/// Measures the time from the start of <c>qingyi run</c> with the seed's scheme until the vendor has the first byte of its first request.
/// </summary>
internal static class FirstRequest
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 15, Description = "starts" };
        var command = new Command("start", "measures the time from the start of qingyi run to its first request")
        {
            rounds,
            OrderJob.AsBuilt,
        };
        command.SetAction(async (result, _) => await RunAsync(result.GetValue(rounds), result.GetValue(OrderJob.AsBuilt)));
        return command;
    }

    private static async Task RunAsync(int rounds, bool asBuilt)
    {
        var program = asBuilt ? Program.Built : await Program.PublishAsync();
        await using var database = new MariaDbServer();
        await database.InitializeAsync();
        await SeedRun.PrepareAsync(database);
        using var seed = new SeedRun();
        var seconds = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            await seed.ForgetAsync(database);
            using var vendor = new TcpListener(IPAddress.Loopback, 0);
            vendor.Start();
            var start = seed.Run(program, $"http://{vendor.LocalEndpoint}/", DateTimeOffset.UtcNow, database, 1000);
            start.RedirectStandardOutput = start.RedirectStandardError = true;
            seconds.Add(await OneAsync(start, vendor));
        }

        seconds.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\nfrom the start of the process to its first request, {rounds} times: {seconds[0]:0.00} – **"
                    + $"{seconds[rounds / 2]:0.00}** – {seconds[^1]:0.00} s"
            )
        );
    }

    private static async Task<double> OneAsync(ProcessStartInfo start, TcpListener vendor)
    {
        using var limit = new CancellationTokenSource(Longest);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            using var connection = await vendor.AcceptSocketAsync(limit.Token);
            await connection.ReceiveAsync(new byte[1], limit.Token);
            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new InvalidOperationException($"No request came: {await process.StandardError.ReadToEndAsync(CancellationToken.None)}");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
