using Microsoft.Data.Sqlite;
using QingYi.Sandbox;
using QingYi.Tests;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>A folder with schemes, an environment and a state directory, for hosts over the emulated 吉客云 and an SQLite database.</summary>
internal sealed class ServingFolder : IAsyncDisposable
{
    public const string Canary = "canary-SECRET-9d1e";

    private ServingFolder(JackyunEmulator emulator) => Emulator = emulator;

    public JackyunEmulator Emulator { get; }

    public string Root { get; } = Directory.CreateTempSubdirectory("qingyi-serve").FullName;

    public string Schemes => Directory.CreateDirectory(Path.Combine(Root, "schemes")).FullName;

    public string State => Path.Combine(Root, "state");

    public string Environment => Path.Combine(Root, "environment.yaml");

    /// <param name="options">How the emulator behaves.</param>
    /// <param name="more">Further keys of the environment: <c>host</c>, <c>alerts</c>.</param>
    public static async Task<ServingFolder> StartAsync(JackyunOptions options, string more = "")
    {
        var folder = new ServingFolder(
            await JackyunEmulator.StartAsync(
                options with
                {
                    AppSecret = Canary,
                },
                TimeProvider.System,
                TestContext.Current.CancellationToken
            )
        );
        await File.WriteAllTextAsync(
            folder.Environment,
            $$"""
            connections:
              jackyun: { connector: jackyun, url: "{{folder.Emulator.Url}}", appKey: {{options.AppKey}}, appSecret: "{{Canary}}",
                callsPerSecond: 1000 }
              lehua: { connector: sqlite, attach: { lehua: "{{folder.Root}}/lehua.db" },
                setup: "{{QingYiProcess.Root}}/schemes/environments/lehua.sql" }
            {{more}}
            """
        );
        return folder;
    }

    /// <summary>Writes the shipped scheme, with another schedule and id.</summary>
    public void Put(string id, string schedule, Func<string, string>? change = null)
    {
        var text = File.ReadAllText(Path.Combine(QingYiProcess.Root, "schemes", "jackyun-sale-return.yaml"))
            .Replace("scheme: jackyun-sale-return", "scheme: " + id, StringComparison.Ordinal)
            .Replace("schedule: \"*/10 * * * *\"", schedule.Length == 0 ? "" : $"schedule: \"{schedule}\"", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(Schemes, id + ".yaml"), change is null ? text : change(text));
    }

    public Task<ServeProcess> ServeAsync(params (string Name, string Value)[] variables) =>
        ServeProcess.StartAsync(Schemes, Environment, State, variables);

    public List<object?[]> Target(string sql) => SqliteFile.Query(Path.Combine(Root, "lehua.db"), sql);

    /// <summary>The number of orders at the target; 0 before its tables exist.</summary>
    public long Delivered
    {
        get
        {
            try
            {
                return (long)Target("SELECT count(*) FROM sale_return")[0][0]!;
            }
            catch (SqliteException)
            {
                return 0;
            }
        }
    }

    public List<object?[]> Store(string sql) => SqliteFile.Query(Path.Combine(State, "store.db"), sql);

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }
}
