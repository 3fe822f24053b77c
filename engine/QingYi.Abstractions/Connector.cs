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
    /// Called whenever a scheme is compiled whose source uses one of the connector's apis, also more than once for one version, without any
    /// network: checks the request before the engine compiles its templates, and says what is rendered and how it is opened.
    /// </summary>
    /// <param name="draft">The request as the author wrote it, with positions.</param>
    /// <returns>The plan; null, the default: the connector cannot be a source. Where the request has faults, report them and return any
    /// plan.</returns>
    public virtual SourcePlan? CompileSource(RequestDraft draft) => null;

    /// <summary>The same for a scheme's target.</summary>
    /// <param name="draft">The request as the author wrote it, with positions.</param>
    /// <returns>The plan; null, the default: the connector cannot be a target. Where the request has faults, report them and return any
    /// plan.</returns>
    public virtual TargetPlan? CompileTarget(RequestDraft draft) => null;

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
}
