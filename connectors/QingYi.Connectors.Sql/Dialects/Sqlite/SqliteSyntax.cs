using QingYi.Connectors.Sql.Dialects.MySql;

namespace QingYi.Connectors.Sql.Dialects.Sqlite;

/// <summary>The SQL of SQLite, as far as MySQL reads it too, so that a scheme that is tried here has the same meaning there.</summary>
internal sealed class SqliteSyntax() : MySqlSyntax(ansiQuotes: false, backslashEscapes: false)
{
    public override string Upsert(
        string table,
        IEnumerable<string> columns,
        IEnumerable<string> values,
        IReadOnlyList<string> keys,
        IReadOnlyList<string> changed
    ) =>
        $"{Insert(table, columns, values)} ON CONFLICT ({string.Join(", ", keys.Select(k => Quote(Unquoted(k))))}) DO UPDATE SET "
        + string.Join(", ", changed.Select(c => $"{c} = excluded.{c}"));

    public override string InsertIgnore(string table, IEnumerable<string> columns, IEnumerable<string> values) =>
        InsertWith("INSERT OR IGNORE", table, columns, values);

    // A transaction that writes locks the whole file at its start.
    public override string Locked(string select) => select;
}
