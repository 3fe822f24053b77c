using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using QingYi.Benchmarks.HandWritten;
using QingYi.IntegrationTests;

namespace QingYi.Benchmarks.Jobs;

/// <summary>Runs the seed's scheme from end to end and hand-written programs for the same job, in turn, each as its own process.</summary>
internal sealed class OrderJob(OrderJobOptions options, SeedRun seed)
{
    private const string QingYi = "qingyi run";
    private (string Program, string Rows)? right;

    public static Option<bool> AsBuilt { get; } =
        new("--as-built") { Description = "measure the program as it was built instead of as it is published" };

    public static Command Create()
    {
        var orders = new Option<int>("--orders") { DefaultValueFactory = _ => 100_000, Description = "the number of orders" };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "runs of each program" };
        var latency = new Option<int>("--latency") { Description = "the delay of each answer in milliseconds" };
        var pageSize = new Option<int>("--page-size") { DefaultValueFactory = _ => 1000, Description = "orders per page" };
        var poison = new Option<int>("--poison") { Description = "every N-th order has an invalid date" };
        var lines = new Option<int>("--lines") { Description = "goods lines of each order; 0: one to five" };
        var programs = new Option<string[]>("--programs")
        {
            DefaultValueFactory = _ => [.. Reference.Ways],
            AllowMultipleArgumentsPerToken = true,
            Description = "the hand-written programs to run beside it",
        };
        var require = new Option<double>("--require")
        {
            Description = "fail if it is slower than this fraction of the last hand-written program's speed",
        };
        var set = new Option<string[]>("--set") { Description = "passed to qingyi run" };
        var command = new Command("job", "orders of an emulated vendor into MariaDB")
        {
            orders,
            rounds,
            latency,
            pageSize,
            poison,
            lines,
            programs,
            require,
            set,
            AsBuilt,
        };
        command.SetAction(
            async (result, _) =>
            {
                using var seed = new SeedRun();
                return await new OrderJob(
                    new OrderJobOptions(
                        result.GetValue(orders),
                        result.GetValue(rounds),
                        result.GetValue(latency),
                        result.GetValue(pageSize),
                        result.GetValue(poison),
                        result.GetValue(lines),
                        result.GetValue(programs)!,
                        result.GetValue(require),
                        result.GetValue(set)!,
                        result.GetValue(AsBuilt)
                    ),
                    seed
                ).RunAsync();
            }
        );
        return command;
    }

    private async Task<int> RunAsync()
    {
        var program = options.AsBuilt ? Program.Built : await Program.PublishAsync();
        await using var database = new MariaDbServer();
        await database.InitializeAsync();
        await SeedRun.PrepareAsync(database);
        using var emulator = Process.Start(
            Redirected(
                Meter.Self(
                    Orders.Command,
                    "--orders",
                    $"{options.Orders}",
                    "--latency",
                    $"{options.Latency}",
                    "--poison",
                    $"{options.Poison}",
                    "--lines",
                    $"{options.Lines}"
                )
            )
        )!;
        try
        {
            var (address, time) = (await emulator.StandardOutput.ReadLineAsync())!.Split(' ') is [var a, var t]
                ? (a, DateTimeOffset.Parse(t, CultureInfo.InvariantCulture))
                : throw new InvalidOperationException("The emulator did not start.");
            await Meter.RunAsync(Hand(Reference.Fetch, address, database), database.ProcessId, 0);
            var table = new Table("orders", options.Orders, options.Programs[^1]);
            for (var round = 0; round < options.Rounds; round++)
            {
                foreach (var way in options.Programs)
                {
                    table.Add(way, await OneAsync(database, way, () => Hand(way, address, database), 0));
                }

                table.Add(
                    QingYi,
                    await OneAsync(
                        database,
                        QingYi,
                        () => seed.Run(program, address, time, database, options.PageSize, options.Set),
                        options.Poison > 0 ? 1 : 0
                    )
                );
            }

            table.Print(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{options.Orders:#,0} orders, pages of {options.PageSize}, latency {options.Latency} ms"
                        + $"{(options.Poison > 0 ? $", one in {options.Poison} bad" : "")}; {options.Rounds} runs in turn on "
                        + $"{Environment.ProcessorCount} cores"
                )
            );
            return table.Ratio(QingYi, options.Programs[^1]) >= options.Require ? 0 : 1;
        }
        finally
        {
            emulator.StandardInput.Close();
            await emulator.WaitForExitAsync();
        }
    }

    private static ProcessStartInfo Redirected(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        return start;
    }

    private async Task<Measured> OneAsync(MariaDbServer database, string name, Func<ProcessStartInfo> start, int exit)
    {
        await seed.ForgetAsync(database);
        var measured = await Meter.RunAsync(start(), database.ProcessId, exit);
        if (name == Reference.Fetch)
        {
            return measured;
        }

        var written = string.Join(' ', (await database.QueryAsync(HandTables.Sum, "lehua"))[0]);
        right ??= (name, written);
        return written == right.Value.Rows
            ? measured
            : throw new InvalidOperationException(
                $"{name} wrote other rows than {right.Value.Program}: {written} instead of {right.Value.Rows}"
            );
    }

    private ProcessStartInfo Hand(string way, string address, MariaDbServer database) =>
        Meter.Self(
            Reference.Command,
            way,
            "--url",
            address,
            "--connection",
            database.Connection("lehua"),
            "--page-size",
            $"{options.PageSize}",
            "--file",
            Path.Combine(Directory.CreateDirectory(seed.State).FullName, "hand.db")
        );
}
