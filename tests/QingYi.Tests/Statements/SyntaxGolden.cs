using QingYi.Connectors.Sql.Dialects.MySql;
using QingYi.Connectors.Sql.Dialects.Sqlite;
using QingYi.Connectors.Sql.Statements;
using Xunit;

namespace QingYi.Tests.Statements;

/// <summary>Every statement that a dialect writes itself, a file for each dialect.</summary>
public sealed class SyntaxGolden
{
    [Theory]
    [InlineData("mysql")]
    [InlineData("sqlite")]
    public void A_dialect_writes_its_statements_as_agreed(string dialect)
    {
        SqlSyntax syntax = dialect == "mysql" ? new MySqlSyntax(ansiQuotes: false, backslashEscapes: true) : new SqliteSyntax();
        var table = syntax.QuoteAll("shop.order`s");
        string[] columns = [syntax.Quote("id"), syntax.Quote("单号"), syntax.Quote("a\"b")];
        Golden.Check(
            $"Approved/syntax-{dialect}.txt",
            string.Join(
                '\n',
                syntax.Insert(table, columns, ["@qy0", "@qy1", "@qy2"]),
                syntax.InsertIgnore(table, columns, ["@qy0", "@qy1", "@qy2"]),
                syntax.Upsert(table, columns, ["@qy0", "@qy1", "@qy2"], ["id", "a\"b"], [columns[1]]),
                syntax.Page("SELECT * FROM t", [], "id", goesOn: false, 101),
                syntax.Page("SELECT * FROM t", [], "id", goesOn: true, 101),
                syntax.Page("SELECT * FROM t", ["no", "id"], "id", goesOn: true, 101),
                syntax.Sample(table, 3),
                syntax.Find(table, ["单号"], 2, 101),
                syntax.Find(table, ["id", "a\"b"], 2, 101),
                syntax.WithKey("INSERT INTO t VALUES (1)", "id"),
                syntax.Locked("SELECT 1 FROM t"),
                syntax.Marker(7),
                ""
            )
        );
    }
}
