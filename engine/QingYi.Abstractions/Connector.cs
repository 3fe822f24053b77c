using System.Text.Json.Nodes;

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
    /// <param name="context">The connection.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was tried, for people.</returns>
    /// <exception cref="TransientException">The system cannot be reached now.</exception>
    /// <exception cref="ConnectorException">Address, credentials or rights are wrong.</exception>
    public virtual Task<string> TestAsync(ConnectionContext context, CancellationToken cancellationToken) =>
        throw new ConnectorException(
            $"a connection of '{context.Connection.Connector}' cannot be tried alone",
            "Try it with a scheme that uses it: qingyi check FILE --connect."
        );

    /// <summary>
    /// What the system behind a connection holds: databases and tables, topics, forms of an ERP, files and sheets. Called when an author
    /// looks around; changes nothing.
    /// </summary>
    /// <param name="context">The connection.</param>
    /// <param name="path">The entry to look below, as <see cref="CatalogEntry.Path"/> gave it; empty: the top.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The entries, at most some thousands, in an order for people; null, the default: nothing can be found beside the apis that
    /// are described.</returns>
    /// <exception cref="TransientException">The system cannot be reached now.</exception>
    /// <exception cref="ConnectorException">Credentials, rights or the path are wrong.</exception>
    public virtual Task<IReadOnlyList<CatalogEntry>?> BrowseAsync(
        ConnectionContext context,
        string path,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<CatalogEntry>?>(null);

    /// <summary>The fields of an entry, keys marked: the columns of a table, the headers of a sheet.</summary>
    /// <inheritdoc cref="BrowseAsync"/>
    /// <returns>The fields in their order; null, the default: none can be found.</returns>
    public virtual Task<IReadOnlyList<ApiField>?> FieldsAsync(
        ConnectionContext context,
        string path,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<ApiField>?>(null);

    /// <summary>
    /// A request of an api over an entry, for an author to begin with: the INSERT of a table with a parameter for each column. Values are
    /// templates; a field <c>f</c> is taken from <c>{{f}}</c>.
    /// </summary>
    /// <param name="context">The connection.</param>
    /// <param name="api">The api, one that is described.</param>
    /// <param name="path">The entry.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What stands below <c>request:</c>; null, the default: there is none.</returns>
    /// <inheritdoc cref="BrowseAsync"/>
    public virtual Task<JsonObject?> DraftAsync(ConnectionContext context, string api, string path, CancellationToken cancellationToken) =>
        Task.FromResult<JsonObject?>(null);
}
