using System.Globalization;
using System.Text.Json.Nodes;
using QingYi.Engine.Environments;
using QingYi.Engine.Schemes;
using QingYi.Sandbox;

namespace QingYi.Server.Hosting;

/// <summary>Runs the emulators that an environment asks for, inside this process.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private static readonly string[] Known = ["jackyun", "erp"];
    private readonly Dictionary<string, (IAsyncDisposable Emulator, Action<Connection> Point)> running = new(StringComparer.Ordinal);

    /// <summary>Starts the emulators that do not run yet, and points their connections at them.</summary>
    public async Task StartAsync(EnvironmentFile environment, string state, ProblemList problems, TimeProvider clock, CancellationToken cancellationToken)
    {
        foreach (var (name, node) in environment.Emulators)
        {
            var reader = new MappingReader(node, $"the emulator of '{name}'", problems, []);
            var kind = reader.Text("name");
            var orders = reader.Integer("orders") ?? 500;
            reader.Done();
            var connection = environment.Connections.GetValueOrDefault(name);
            if (connection is not null && running.TryGetValue(name, out var known))
            {
                known.Point(connection);
                continue;
            }

            switch (kind)
            {
                case "jackyun" when connection is not null:
                    var options = new JackyunOptions { Orders = orders, BaseTime = await BaseTimeAsync(state, clock, cancellationToken).ConfigureAwait(false) };
                    var jackyun = await JackyunEmulator.StartAsync(options, clock, cancellationToken).ConfigureAwait(false);
                    Keep(jackyun, c =>
                    {
                        c.Options["url"] = jackyun.Url.ToString();
                        c.Options["appKey"] = options.AppKey;
                        c.Options["appSecret"] = options.AppSecret;
                        c.Options["callsPerSecond"] = JsonValue.Create("100");
                    });
                    break;
                case "erp" when connection is not null:
                    var erp = await ErpEmulator.StartAsync(new ErpOptions(), cancellationToken).ConfigureAwait(false);
                    Keep(erp, c =>
                    {
                        c.Options["url"] = erp.Url.ToString().TrimEnd('/');
                        c.Options["auth"] = new ErpOptions().Auth;
                        c.Options["token"] = new ErpOptions().Secret;
                    });
                    break;
                default:
                    problems.Error("QY4009", node.Position, $"there is no emulator called '{kind}'.{NameSuggestion.DidYouMean(kind ?? "", Known)} Known: {string.Join(", ", Known)}.");
                    break;
            }

            void Keep(IAsyncDisposable emulator, Action<Connection> point)
            {
                running.Add(name, (emulator, point));
                point(connection!);
            }
        }
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
