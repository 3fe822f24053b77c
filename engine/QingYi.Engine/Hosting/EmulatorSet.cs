using QingYi.Engine.Documents;
using QingYi.Engine.Environments;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Runs, inside this process, the systems that an environment emulates (<c>emulator:</c> of a connection). Derive from it to offer
/// emulators.
/// </summary>
public abstract class EmulatorSet : IAsyncDisposable
{
    private readonly Dictionary<(string Environment, string Connection), EmulatorStart> running = [];

    /// <summary>The kinds of emulators that this set offers.</summary>
    public abstract IReadOnlyList<string> Kinds { get; }

    /// <summary>Starts an emulator.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="orders">The number of records that it contains; null: its own default.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    protected abstract Task<EmulatorStart> StartAsync(string kind, int? orders, CancellationToken cancellationToken);

    /// <summary>Stops all running emulators.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var start in running.Values)
        {
            await start.Emulator.DisposeAsync().ConfigureAwait(false);
        }

        running.Clear();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the emulators of an environment that do not run yet.</summary>
    /// <returns>The environment, with the connections set to the emulators.</returns>
    internal async Task<EnvironmentFile> StartAsync(EnvironmentFile environment, ProblemList problems, CancellationToken cancellationToken)
    {
        var connections = environment.Connections.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, node) in environment.Emulators)
        {
            var reader = new MappingReader(node, $"the emulator of '{name}'", problems, []);
            var (kind, orders) = (reader.Text("name"), reader.Integer("orders"));
            reader.Done();
            if (kind is null || !Kinds.Contains(kind))
            {
                problems.Error("QY4009", node.Position, HostingTexts.NoEmulator(kind, Kinds));
                continue;
            }

            if (!connections.TryGetValue(name, out var connection))
            {
                continue;
            }

            if (!running.TryGetValue((environment.File, name), out var start))
            {
                start = await StartAsync(kind, orders, cancellationToken).ConfigureAwait(false);
                running.Add((environment.File, name), start);
            }

            connections[name] = connection.With(start.Options);
        }

        return environment with
        {
            Connections = connections,
        };
    }
}
