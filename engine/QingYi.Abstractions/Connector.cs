namespace QingYi;

/// <summary>
/// One kind of system that schemes can read from or write to. A plugin assembly has one public class with a parameterless
/// constructor for each connector. The engine makes it once and calls it from several threads.
/// </summary>
/// <remarks>
/// A connector knows its system: the form of a request, the envelope of an answer, which error is which. It never waits, retries,
/// limits rates, logs or keeps state between calls; the engine does. Placeholders are resolved before it sees a request.
/// </remarks>
public abstract class Connector
{
    /// <summary>
    /// Says what the connector is called, which options a connection takes and which apis there are. Called once, at load.
    /// </summary>
    /// <param name="builder">Collects the description.</param>
    public abstract void Describe(ConnectorBuilder builder);

    /// <summary>
    /// Called once for each version of a scheme whose target (or source) uses one of the connector's apis, without any network: checks
    /// and rewrites the request before the engine compiles its templates. The default leaves it alone.
    /// </summary>
    /// <param name="draft">The request as the author wrote it, with positions.</param>
    /// <returns>What the connector wants back in <see cref="TargetContext.Plan"/>; never null.</returns>
    public virtual RequestPlan Compile(RequestDraft draft) => new();

    /// <summary>
    /// Tries a connection: whether the system is there and lets it in. Changes nothing. The default says that it cannot be tried alone.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="clock">The engine's clock; use it instead of the system's.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was tried, for people.</returns>
    /// <exception cref="TransientException">The system cannot be reached now.</exception>
    /// <exception cref="ConnectorException">Address, credentials or rights are wrong.</exception>
    public virtual Task<string> TestAsync(Connection connection, TimeProvider clock, CancellationToken cancellationToken) =>
        throw new ConnectorException(
            $"a connection of '{connection.Connector}' cannot be tried alone",
            "Try it with a scheme that uses it: qingyi check FILE --connect."
        );

    /// <summary>Opens a source for one run of one scheme.</summary>
    /// <exception cref="TransientException">The system cannot be reached now; the engine tries again.</exception>
    /// <exception cref="ConnectorException">It will not work without a change: credentials, address, rights.</exception>
    public virtual Task<Source> OpenSourceAsync(SourceContext context, CancellationToken cancellationToken) =>
        throw new ConnectorException("this connector cannot be a source", "Use it as the target, or choose another connector.");

    /// <summary>Opens a target for one run of one scheme.</summary>
    /// <exception cref="TransientException">The system cannot be reached now; the engine tries again.</exception>
    /// <exception cref="ConnectorException">It will not work without a change: credentials, address, rights.</exception>
    public virtual Task<Target> OpenTargetAsync(TargetContext context, CancellationToken cancellationToken) =>
        throw new ConnectorException("this connector cannot be a target", "Use it as the source, or choose another connector.");
}
