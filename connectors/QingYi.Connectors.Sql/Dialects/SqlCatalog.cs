using System.Data.Common;
using System.Globalization;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Dialects;

/// <summary>
/// Lists what a database contains, for authors who browse it. A path is the name of a table, preceded by its schema and a dot.
/// </summary>
/// <param name="syntax">The SQL of the database.</param>
internal abstract class SqlCatalog(SqlSyntax syntax)
{
    /// <summary>Returns the tables of a schema, and at the top level also the other schemas.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="schema">The schema; empty: the connection's own.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task<IReadOnlyList<CatalogEntry>> EntriesAsync(
        DbConnection connection,
        string schema,
        CancellationToken cancellationToken
    );

    /// <summary>Returns the columns of a table; none: the table does not exist.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="schema">The table's schema; empty: the connection's own.</param>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task<IReadOnlyList<ApiField>> FieldsAsync(
        DbConnection connection,
        string schema,
        string table,
        CancellationToken cancellationToken
    );

    /// <summary>Splits a path into schema and table.</summary>
    public (string Schema, string Table) Split(string path) =>
        syntax.Names(path) switch
        {
            [{ Length: > 0 } table] => ("", table),
            [{ Length: > 0 } schema, { Length: > 0 } table] => (schema, table),
            _ => throw new ConnectorException(DialectTexts.NotATable(path), DialectTexts.WriteTable),
        };

    /// <summary>Returns the path of a table.</summary>
    public string Path(string schema, string table) => schema.Length == 0 ? Written(table) : $"{Written(schema)}.{Written(table)}";

    protected static int? Number(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : Convert.ToInt32(row.GetValue(column), CultureInfo.InvariantCulture);

    private string Written(string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '_') ? name : syntax.Quote(name);
}
