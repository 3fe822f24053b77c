using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using QingYi.IntegrationTests;

namespace QingYi.Benchmarks.Jobs;

/// <summary>Copies a table into another one of the same server, with QingYi and with the database's own tools.</summary>
internal sealed class TableCopy(int rows, int rounds, string[] set, bool asBuilt)
{
    private const string Dump = "mariadb-dump to mariadb";
    private const string QingYi = "qingyi run";
    private const string Columns =
        "id BIGINT PRIMARY KEY, no VARCHAR(32), name VARCHAR(64), qty DECIMAL(18,4), price DECIMAL(18,4), changed DATETIME, flag INT";
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-copy").FullName;

    public static Command Create()
    {
        var rows = new Option<int>("--rows") { DefaultValueFactory = _ => 1_000_000, Description = "rows of about 120 bytes" };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "runs of each program" };
        var set = new Option<string[]>("--set") { Description = "passed to qingyi run" };
        var command = new Command("copy", "copies a table of MariaDB into another") { rows, rounds, set, OrderJob.AsBuilt };
        command.SetAction(
            async (result, _) =>
                await new TableCopy(
                    result.GetValue(rows),
                    result.GetValue(rounds),
                    result.GetValue(set)!,
                    result.GetValue(OrderJob.AsBuilt)
                ).RunAsync()
        );
        return command;
    }

    private async Task RunAsync()
    {
        var program = asBuilt ? Program.Built : await Program.PublishAsync();
        await using var database = new MariaDbServer();
        await database.InitializeAsync();
        await database.ExecuteAsync(
            "SET GLOBAL innodb_buffer_pool_size = 1 << 30; CREATE DATABASE a CHARACTER SET utf8mb4; CREATE DATABASE b "
                + "CHARACTER SET utf8mb4",
            ""
        );
        await database.ExecuteAsync(
            $"CREATE TABLE t ({Columns}); INSERT INTO t SELECT seq, CONCAT('NO-', LPAD(seq, 12, '0')), CONCAT('商品 ', seq % "
                + "9973, ' O\\'Brien ', MD5(seq)), seq % 977 + 0.25, seq % 8191 * 1.01, '2024-06-05 10:11:12' + INTERVAL seq % "
                + $"86400 SECOND, seq % 2 FROM seq_1_to_{rows}",
            "a"
        );
        var right = await SumAsync(database, "a");
        var table = new Table("rows", rows, Dump);
        for (var round = 0; round < rounds; round++)
        {
            table.Add(
                Dump,
                await OneAsync(
                    database,
                    right,
                    new ProcessStartInfo(
                        "bash",
                        [
                            "-c",
                            $"set -o pipefail; mariadb-dump -h 127.0.0.1 -P {database.Port} -u root a t | mariadb -h "
                                + $"127.0.0.1 -P {database.Port} -u root b",
                        ]
                    )
                )
            );
            table.Add(QingYi, await OneAsync(database, right, Run(program, database)));
        }

        table.Print(
            string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows, {rounds} runs in turn on {Environment.ProcessorCount} cores")
        );
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> SumAsync(MariaDbServer database, string schema) =>
        string.Join(
            ' ',
            (
                await database.QueryAsync(
                    "SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', id, no, name, qty, price, changed, flag))) FROM t",
                    schema
                )
            )[0]
        );

    private async Task<Measured> OneAsync(MariaDbServer database, string right, ProcessStartInfo start)
    {
        await database.ExecuteAsync($"DROP TABLE IF EXISTS t; DROP TABLE IF EXISTS qingyi_checkpoint; CREATE TABLE t ({Columns})", "b");
        var state = Path.Combine(folder, "state");
        if (Directory.Exists(state))
        {
            Directory.Delete(state, recursive: true);
        }

        var measured = await Meter.RunAsync(start, database.ProcessId, 0);
        var written = await SumAsync(database, "b");
        return written == right
            ? measured
            : throw new InvalidOperationException($"{start.FileName} wrote other rows: {written} instead of {right}");
    }

    private ProcessStartInfo Run(string program, MariaDbServer database)
    {
        var scheme = Path.Combine(folder, "copy.yaml");
        var environment = Path.Combine(folder, "environment.yaml");
        string[] columns = ["id", "no", "name", "qty", "price", "changed", "flag"];
        File.WriteAllText(
            scheme,
            $$$"""
            scheme: copy
            source: { connector: mysql, connection: a, api: select, id: id, request: { main_sql: "SELECT * FROM t" } }
            target: { connector: mysql, connection: b, api: batchexecute, request: { main_sql: "INSERT INTO t ({{{string.Join(
                ", ",
                columns
            )}}}) VALUES", {{{string.Join(", ", columns.Select(c => $"{c}: \"{{{{{c}}}}}\""))}}} } }
            """
        );
        File.WriteAllText(
            environment,
            $$"""
            connections:
              a: { connector: mysql, connectionString: "{{database.Connection("a")}}" }
              b: { connector: mysql, connectionString: "{{database.Connection("b")}}" }
            """
        );
        return new ProcessStartInfo(
            program,
            [
                "run",
                scheme,
                "--env",
                environment,
                "--state",
                Path.Combine(folder, "state"),
                "--output",
                "json",
                .. set.SelectMany(s => new[] { "--set", s }),
            ]
        );
    }
}
