using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>Makes one call of a source outside a run, for somebody who waits. Stores nothing.</summary>
/// <param name="scheme">The scheme; its source has a connection.</param>
/// <param name="limits">The rate limits.</param>
/// <param name="clock">The engine's clock.</param>
/// <param name="logger">The log.</param>
internal sealed class SourceCall(CompiledScheme scheme, ConnectionLimits limits, TimeProvider clock, ILogger logger)
{
    /// <summary>The number of records that the call asks for; null: as the scheme says.</summary>
    public int? PageSize { get; init; }

    /// <summary>The maximum number of attempts; null: as the scheme says.</summary>
    public int? Attempts { get; init; }

    /// <summary>Receives the calls that the source makes; null: nobody wants to see them.</summary>
    public Action<Exchange>? Observe { get; init; }

    /// <summary>Reads the first page of the first partition.</summary>
    /// <param name="window">The window; ignored where the source reads a log, which is read from its start.</param>
    /// <param name="use">Uses the page, which is freed afterwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="TransientException">All attempts failed.</exception>
    /// <exception cref="ConnectorException">An attempt cannot succeed until somebody changes something.</exception>
    public async Task<T> ReadAsync<T>(Window window, Func<Page, T> use, CancellationToken cancellationToken)
    {
        await using var source = await new SideOpener(scheme, limits, clock) { Observe = Observe }
            .SourceAsync(cancellationToken)
            .ConfigureAwait(false);
        var run = new RunContext(scheme, "check", new RunOptions(), new RunProgress(), limits, clock, logger);
        var reader = new PageReader(run, source, Attempts) { PageSize = PageSize ?? 0, IsAlone = true };
        var isLog = scheme.Source.Plan.Reading == SourceReading.Log;
        var partition = (await reader.PartitionsAsync(isLog ? null : window, cancellationToken).ConfigureAwait(false))[0];
        var at = isLog ? StoredWindow.LogAt(window.To, null, partition) : StoredWindow.Of(window.From, window.To, partition);
        using var page = await reader.ReadAsync(at, null, cancellationToken).ConfigureAwait(false);
        return use(page);
    }
}
