using System.Data.Common;
using System.Globalization;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Dialects;

/// <summary>
/// Lists what a database contains, for authors who browse it. A path is the name of a table, preceded by its schema and a dot.
/// </summary>
/// <param name="syntax">The SQL of the database.</param>
internal abstract class SqlCatalog(SqlSyntax syntax)
{
    protected SqlSyntax Syntax => syntax;

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
    public async Task<IReadOnlyList<ApiField>> FieldsAsync(
        DbConnection connection,
        string schema,
        string table,
        CancellationToken cancellationToken
    ) =>
        await SqlSession
            .QueryAsync(connection, FieldsQuery, Field, cancellationToken, ("@schema", schema), ("@table", table))
            .ConfigureAwait(false);

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

    /// <summary>The query of the columns of a table in their order, with the parameters @schema and @table.</summary>
    protected abstract string FieldsQuery { get; }

    /// <summary>Returns the field of a row of <see cref="FieldsQuery"/>.</summary>
    protected abstract ApiField Field(DbDataReader row);

    protected static FieldType TypeOf(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Integer => FieldType.Int,
            ColumnKind.Number => FieldType.Number,
            ColumnKind.Date => FieldType.Date,
            ColumnKind.DateTime => FieldType.DateTime,
            ColumnKind.Time => FieldType.Time,
            _ => FieldType.String,
        };

    protected static int? Number(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : Convert.ToInt32(row.GetValue(column), CultureInfo.InvariantCulture);

    private string Written(string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '_') ? name : syntax.Quote(name);
}
