using System.Globalization;
using System.Text.Json.Nodes;
using QingYi.Engine.Environments;
using QingYi.Engine.Schemes;
using QingYi.Sandbox;

namespace QingYi.Server.Hosting;

/// <summary>Runs the emulators that an environment asks for, inside this process.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private readonly List<JackyunEmulator> running = [];

    /// <summary>Starts the emulators and points their connections at them.</summary>
    public async Task StartAsync(EnvironmentFile environment, string state, ProblemList problems, TimeProvider clock, CancellationToken cancellationToken)
    {
        foreach (var (name, node) in environment.Emulators)
        {
            var reader = new MappingReader(node, $"the emulator of '{name}'", problems, []);
            var kind = reader.Text("name");
            var orders = reader.Integer("orders") ?? 500;
            reader.Done();
            if (kind != "jackyun" || !environment.Connections.TryGetValue(name, out var connection))
            {
                problems.Error("QY4009", node.Position, $"there is no emulator called '{kind}'. Known: jackyun.");
                continue;
            }

            var options = new JackyunOptions { Orders = orders, BaseTime = await BaseTimeAsync(state, clock, cancellationToken).ConfigureAwait(false) };
            var emulator = await JackyunEmulator.StartAsync(options, clock, cancellationToken).ConfigureAwait(false);
            running.Add(emulator);
            connection.Options["url"] = emulator.Url.ToString();
            connection.Options["appKey"] = options.AppKey;
            connection.Options["appSecret"] = options.AppSecret;
            connection.Options["callsPerSecond"] = JsonValue.Create("100");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var emulator in running)
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
        }
    }

    // The emulated orders stay the same from run to run, so that a second run finds nothing new.
    private static async Task<DateTimeOffset> BaseTimeAsync(string state, TimeProvider clock, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(state);
        var file = Path.Combine(state, "sandbox-base-time");
        if (File.Exists(file) && DateTimeOffset.TryParse(await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture, out var kept))
        {
            return kept;
        }

        var time = clock.GetUtcNow().AddMinutes(-2);
        await File.WriteAllTextAsync(file, time.ToString("O", CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        return time;
    }
}
