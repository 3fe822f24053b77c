using System.Globalization;
using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Sandbox;

namespace QingYi.Server.Hosting;

/// <summary>Runs the emulators that an environment asks for, inside this process.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private static readonly string[] Known = ["jackyun", "erp"];
    private readonly Dictionary<string, (IAsyncDisposable Emulator, JsonObject Fields)> running = new(StringComparer.Ordinal);

    /// <summary>Starts the emulators that do not run yet.</summary>
    /// <returns>The environment with their connections pointing at them.</returns>
    public async Task<EnvironmentFile> StartAsync(EnvironmentFile environment, string state, ProblemList problems, TimeProvider clock, CancellationToken cancellationToken)
    {
        var connections = environment.Connections.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, node) in environment.Emulators)
        {
            var reader = new MappingReader(node, $"the emulator of '{name}'", problems, []);
            var kind = reader.Text("name");
            var orders = reader.Integer("orders") ?? 500;
            reader.Done();
            var connection = environment.Connections.GetValueOrDefault(name);
            if (connection is not null && running.TryGetValue(name, out var known))
            {
                connections[name] = connection.With(known.Fields);
                continue;
            }

            switch (kind)
            {
                case "jackyun" when connection is not null:
                    var options = new JackyunOptions { Orders = orders, BaseTime = await BaseTimeAsync(state, clock, cancellationToken).ConfigureAwait(false) };
                    var jackyun = await JackyunEmulator.StartAsync(options, clock, cancellationToken).ConfigureAwait(false);
                    Keep(jackyun, new JsonObject { ["url"] = jackyun.Url.ToString(), ["appKey"] = options.AppKey, ["appSecret"] = options.AppSecret, ["callsPerSecond"] = "100" });
                    break;
                case "erp" when connection is not null:
                    var erp = await ErpEmulator.StartAsync(new ErpOptions(), cancellationToken).ConfigureAwait(false);
                    Keep(erp, new JsonObject { ["url"] = erp.Url.ToString().TrimEnd('/'), ["auth"] = new ErpOptions().Auth, ["token"] = new ErpOptions().Secret });
                    break;
                default:
                    problems.Error("QY4009", node.Position, $"there is no emulator called '{kind}'.{NameSuggestion.DidYouMean(kind ?? "", Known)} Known: {string.Join(", ", Known)}.");
                    break;
            }

            void Keep(IAsyncDisposable emulator, JsonObject fields)
            {
                running.Add(name, (emulator, fields));
                connections[name] = connection!.With(fields);
            }
        }

        return environment with { Connections = connections };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (emulator, _) in running.Values)
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
