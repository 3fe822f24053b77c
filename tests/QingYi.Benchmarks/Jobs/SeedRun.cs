using System.Diagnostics;
using QingYi.Benchmarks.HandWritten;
using QingYi.IntegrationTests;
using QingYi.Tests;

namespace QingYi.Benchmarks.Jobs;

/// <summary>The seed's scheme with its own environment and state directory.</summary>
internal sealed class SeedRun : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-job").FullName;

    /// <summary>The state directory.</summary>
    public string State => Path.Combine(folder, "state");

    /// <summary>Creates the tables that the scheme writes.</summary>
    public static async Task PrepareAsync(MariaDbServer database)
    {
        await database.ExecuteAsync("SET GLOBAL innodb_buffer_pool_size = 1 << 30; CREATE DATABASE lehua CHARACTER SET utf8mb4", "");
        await database.ExecuteAsync(HandTables.Create, "lehua");
    }

    /// <summary>Starts <c>qingyi run</c> with the scheme.</summary>
    /// <param name="program">The program's file.</param>
    /// <param name="address">The vendor's address.</param>
    /// <param name="time">The vendor's time.</param>
    /// <param name="database">The database with the tables.</param>
    /// <param name="pageSize">Orders per page.</param>
    /// <param name="set">Passed to the run.</param>
    public ProcessStartInfo Run(
        string program,
        string address,
        DateTimeOffset time,
        MariaDbServer database,
        int pageSize,
        params IEnumerable<string> set
    )
    {
        var scheme = Path.Combine(folder, "jackyun-sale-return.yaml");
        var environment = Path.Combine(folder, "environment.yaml");
        File.WriteAllText(
            scheme,
            File.ReadAllText(Path.Combine(Repository.Root, "schemes", "jackyun-sale-return.yaml"))
                .Replace(
                    "\nsource:\n",
                    $"\nstartFrom: \"{time.AddDays(-1).ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm:ss}\"\nsource:\n",
                    StringComparison.Ordinal
                )
        );
        File.WriteAllText(
            environment,
            $$"""
            connections:
              jackyun: { connector: jackyun, url: "{{address}}", appKey: SANDBOX-KEY, appSecret: SANDBOX-SECRET, callsPerSecond: 100000,
                maxPageSize: {{pageSize}} }
              lehua: { connector: mysql, connectionString: "{{database.Connection("lehua")}}" }
            """
        );
        return new ProcessStartInfo(
            program,
            ["run", scheme, "--env", environment, "--state", State, "--output", "json", .. set.SelectMany(s => new[] { "--set", s })]
        );
    }

    /// <summary>Deletes what a run has stored and written.</summary>
    public async Task ForgetAsync(MariaDbServer database)
    {
        await database.ExecuteAsync("TRUNCATE sale_return; TRUNCATE sale_return_detail; DROP TABLE IF EXISTS qingyi_checkpoint", "lehua");
        if (Directory.Exists(State))
        {
            Directory.Delete(State, recursive: true);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
