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
    private readonly List<IAsyncDisposable> running = [];

    /// <summary>Starts the emulators and points their connections at them.</summary>
    public async Task StartAsync(EnvironmentFile environment, string state, ProblemList problems, TimeProvider clock, CancellationToken cancellationToken)
    {
        foreach (var (name, node) in environment.Emulators)
        {
            var reader = new MappingReader(node, $"the emulator of '{name}'", problems, []);
            var kind = reader.Text("name");
            var orders = reader.Integer("orders") ?? 500;
            reader.Done();
            var connection = environment.Connections.GetValueOrDefault(name);
            switch (kind)
            {
                case "jackyun" when connection is not null:
                    var options = new JackyunOptions { Orders = orders, BaseTime = await BaseTimeAsync(state, clock, cancellationToken).ConfigureAwait(false) };
                    var jackyun = await JackyunEmulator.StartAsync(options, clock, cancellationToken).ConfigureAwait(false);
                    running.Add(jackyun);
                    connection.Options["url"] = jackyun.Url.ToString();
                    connection.Options["appKey"] = options.AppKey;
                    connection.Options["appSecret"] = options.AppSecret;
                    connection.Options["callsPerSecond"] = JsonValue.Create("100");
                    break;
                case "erp" when connection is not null:
                    var erp = await ErpEmulator.StartAsync(new ErpOptions(), cancellationToken).ConfigureAwait(false);
                    running.Add(erp);
                    connection.Options["url"] = erp.Url.ToString().TrimEnd('/');
                    connection.Options["auth"] = new ErpOptions().Auth;
                    connection.Options["token"] = new ErpOptions().Secret;
                    break;
                default:
                    problems.Error("QY4009", node.Position, $"there is no emulator called '{kind}'.{NameSuggestion.DidYouMean(kind ?? "", Known)} Known: {string.Join(", ", Known)}.");
                    break;
            }
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
