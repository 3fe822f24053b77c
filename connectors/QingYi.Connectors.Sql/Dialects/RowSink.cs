using System.Data.Common;
using System.Text.Json;
using QingYi.Connectors.Sql.Binding;

namespace QingYi.Connectors.Sql.Dialects;

/// <summary>
/// Collects the rows of one statement for many documents, and sends them in few statements. All databases so far use
/// <see cref="LiteralRows"/>; one with another way, such as a bulk copy, overrides <see cref="SqlSession.Rows"/>.
/// </summary>
internal abstract class RowSink
{
    /// <summary>Adds a row of a document.</summary>
    /// <exception cref="RejectedException">A column cannot hold a value; the row is not added.</exception>
    public abstract void Add(int document, JsonElement request, JsonElement own);

    /// <summary>Removes the rows that a document has added, including a partial one.</summary>
    public abstract void Forget(int document);

    /// <summary>Removes all rows.</summary>
    public abstract void Clear();

    /// <summary>The document whose row the last error names; null: none.</summary>
    public abstract int? Suspect { get; }

    /// <summary>Sends the rows in a transaction. Exceptions of the driver are not translated.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="keys">The keys of the documents' main rows: the main statement fills them, and the others use them.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task SendAsync(DbTransaction transaction, SqlKey[] keys, CancellationToken cancellationToken);
}
