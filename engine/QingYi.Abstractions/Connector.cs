using System.Text.Json.Nodes;

namespace QingYi;

/// <summary>
/// One kind of system that schemes can read from or write to. A plugin assembly has one public class with a parameterless constructor for
/// each connector. The engine creates one instance and calls it from several threads.
/// </summary>
/// <remarks>
/// A connector contains the knowledge of its system: the form of a request, the envelope of an answer, the meaning of each error. It never
/// waits, retries, limits rates, logs or keeps state between calls; the engine does that. The engine resolves the placeholders before it
/// passes a request to the connector.
/// </remarks>
public abstract class Connector
{
    /// <summary>The maximum number of entries that <see cref="BrowseAsync"/> returns; a connector leaves out those after it.</summary>
    public const int MostEntries = 5000;

    /// <summary>
    /// Declares the connector's name, the options of its connections and its apis. The engine calls it once, when it loads the connector.
    /// </summary>
    /// <param name="builder">Collects the description.</param>
    public abstract void Describe(ConnectorBuilder builder);

    /// <summary>
    /// Checks the request of a scheme's source, and returns the plan: which request the engine renders, and how it opens the source. The
    /// engine calls it before it compiles the request's templates, whenever it compiles a scheme whose source uses one of the connector's
    /// apis; this may be several times for the same version. The method must not use the network.
    /// </summary>
    /// <param name="draft">The request as the author wrote it, with positions.</param>
    /// <returns>The plan; null, the default: the connector cannot be a source. If the request has errors, report them and return any
    /// plan.</returns>
    public virtual SourcePlan? CompileSource(RequestDraft draft) => null;

    /// <summary>Does the same as <see cref="CompileSource"/> for a scheme's target.</summary>
    /// <param name="draft">The request as the author wrote it, with positions.</param>
    /// <returns>The plan; null, the default: the connector cannot be a target. If the request has errors, report them and return any
    /// plan.</returns>
    public virtual TargetPlan? CompileTarget(RequestDraft draft) => null;

    /// <summary>
    /// Tests a connection: whether the system answers and accepts the credentials. Changes nothing. The default throws a
    /// <see cref="ConnectorException"/>, because the connection cannot be tested without a scheme.
    /// </summary>
    /// <param name="context">The connection.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A description of what was tested, for people.</returns>
    /// <exception cref="TransientException">The system cannot be reached now.</exception>
    /// <exception cref="ConnectorException">Address, credentials or rights are wrong.</exception>
    public virtual Task<LocalizedText> TestAsync(ConnectionContext context, CancellationToken cancellationToken) =>
        throw new ConnectorException(AbstractionsTexts.CannotBeTestedAlone(context.Connection.Connector), AbstractionsTexts.TestWithScheme);

    /// <summary>
    /// Lists what the system behind a connection contains: databases and tables, topics, forms of an ERP, files and sheets. The engine
    /// calls it when an author browses a connection. Changes nothing.
    /// </summary>
    /// <param name="context">The connection.</param>
    /// <param name="path">The <see cref="CatalogEntry.Path"/> of the entry whose children are listed; empty: the top level.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, at most <see cref="MostEntries"/>, in an order for people; null, the default: the connector has nothing to
    /// list besides its declared apis.</returns>
    /// <exception cref="TransientException">The system cannot be reached now.</exception>
    /// <exception cref="ConnectorException">Credentials, rights or the path are wrong.</exception>
    public virtual Task<IReadOnlyList<CatalogEntry>?> BrowseAsync(
        ConnectionContext context,
        string path,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<CatalogEntry>?>(null);

    /// <summary>Returns the fields of an entry, with the keys marked: the columns of a table, the headers of a sheet.</summary>
    /// <inheritdoc cref="BrowseAsync"/>
    /// <returns>The fields in their order; null, the default: the connector cannot find any.</returns>
    public virtual Task<IReadOnlyList<ApiField>?> FieldsAsync(
        ConnectionContext context,
        string path,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<ApiField>?>(null);

    /// <summary>
    /// Drafts a request of an api for an entry, as a start for an author: for example the INSERT of a table with a parameter for each
    /// column. Values are templates; the value of a field <c>f</c> is <c>{{f}}</c>.
    /// </summary>
    /// <param name="context">The connection.</param>
    /// <param name="api">The name of a declared api.</param>
    /// <param name="path">The path of the entry.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The content of <c>request:</c>; null, the default: the connector has no draft.</returns>
    /// <inheritdoc cref="BrowseAsync"/>
    public virtual Task<JsonObject?> DraftAsync(ConnectionContext context, string api, string path, CancellationToken cancellationToken) =>
        Task.FromResult<JsonObject?>(null);
}
