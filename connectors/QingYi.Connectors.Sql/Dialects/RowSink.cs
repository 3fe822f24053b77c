using System.Data.Common;
using System.Text.Json;
using QingYi.Connectors.Sql.Binding;

namespace QingYi.Connectors.Sql.Dialects;

/// <summary>
/// Collects the rows of one statement that belong to many documents, and sends them in few statements. How they are sent is up to the
/// database.
/// </summary>
internal abstract class RowSink
{
    /// <summary>Adds a row of a document.</summary>
    /// <exception cref="RejectedException">A value does not fit its column; the row is not added.</exception>
    public abstract void Add(int document, JsonElement request, JsonElement own);

    /// <summary>Takes back what a document has added, half a row too.</summary>
    public abstract void Forget(int document);

    /// <summary>Takes back everything.</summary>
    public abstract void Clear();

    /// <summary>The document whose row the last failure names; null: it names none.</summary>
    public abstract int? Suspect { get; }

    /// <summary>Sends the rows in a transaction. Drivers' exceptions pass.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="keys">The keys of the documents' main rows: filled where this is the main statement, used where it is not.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public abstract Task SendAsync(DbTransaction transaction, SqlKey[] keys, CancellationToken cancellationToken);
}
