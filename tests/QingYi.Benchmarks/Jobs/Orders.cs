using System.CommandLine;
using QingYi.Sandbox;

namespace QingYi.Benchmarks.Jobs;

/// <summary>Serves the emulated orders from a separate process, which generates each answer once, so that no job waits for it.</summary>
internal static class Orders
{
    public const string Command = "orders";

    public static Command Create()
    {
        var count = new Option<int>("--orders") { Required = true };
        var latency = new Option<int>("--latency");
        var poison = new Option<int>("--poison");
        var lines = new Option<int>("--lines");
        var command = new Command(Command, "serves emulated orders until its input ends") { count, latency, poison, lines };
        command.Hidden = true;
        command.SetAction(
            async (result, cancellationToken) =>
            {
                var options = new JackyunOptions
                {
                    Orders = result.GetValue(count),
                    MaxPageSize = 10_000,
                    KeepsAnswers = true,
                    Gzip = false,
                    PoisonEvery = result.GetValue(poison),
                    TimestampTolerance = TimeSpan.Zero,
                    Latency = TimeSpan.FromMilliseconds(result.GetValue(latency)),
                    MinLines = result.GetValue(lines) is > 0 and var few ? few : 1,
                    MaxLines = result.GetValue(lines) is > 0 and var most ? most : 5,
                };
                await using var emulator = await JackyunEmulator.StartAsync(options, TimeProvider.System, cancellationToken);
                Console.WriteLine($"{emulator.Url} {options.BaseTime:O}");
                await Console.In.ReadToEndAsync(cancellationToken);
            }
        );
        return command;
    }
}
