using QingYi.Connectors.Sql.Dialects.MySql;
using QingYi.Connectors.Sql.Statements;
using Xunit;

namespace QingYi.Tests.Statements;

public sealed class StatementParsing
{
    [Theory]
    [InlineData("INSERT INTO t (a) VALUES (<{a: }>)", "INSERT INTO t (a) VALUES (?)", "a")]
    [InlineData("INSERT INTO t (a, b) VALUES (:a, :b);", "INSERT INTO t (a, b) VALUES (?, ?)", "a b")]
    [InlineData("INSERT INTO t (a) VALUES ('<{a: }>')", "INSERT INTO t (a) VALUES (?)", "a")]
    [InlineData("INSERT INTO t (a) VALUES (\"<{a: }>\")", "INSERT INTO t (a) VALUES (?)", "a")]
    [InlineData("INSERT INTO t (a) VALUES ('x-<{a: }>-y')", "INSERT INTO t (a) VALUES (?)", "'x-' a '-y'")]
    [InlineData("INSERT INTO t (a) VALUES ({{order.no}})", "INSERT INTO t (a) VALUES (?)", "order.no")]
    [InlineData("INSERT INTO t (a) VALUES (<<order.no>>)", "INSERT INTO t (a) VALUES (?)", "order.no")]
    [InlineData("INSERT INTO t (a) VALUES (<<a: 'none'>>)", "INSERT INTO t (a) VALUES (?)", "a")]
    [InlineData("UPDATE t SET a = :a WHERE f < 3 AND g << 2 > 1", "UPDATE t SET a = ? WHERE f < 3 AND g << 2 > 1", "a")]
    [InlineData("UPDATE t SET a = DATE_FORMAT(:a, '%H:%i')", "UPDATE t SET a = DATE_FORMAT(?, '%H:%i')", "a")]
    [InlineData("UPDATE t SET a = 'it''s :b' WHERE c = :a", "UPDATE t SET a = 'it''s :b' WHERE c = ?", "a")]
    [InlineData("UPDATE t SET a = 'back\\'slash :b' WHERE c = :a", "UPDATE t SET a = 'back\\'slash :b' WHERE c = ?", "a")]
    [InlineData("UPDATE t SET a = :a -- :b\n WHERE c = 1", "UPDATE t SET a = ? \n WHERE c = 1", "a")]
    [InlineData("UPDATE t /* :b <{c: }> */ SET a = :a # :d", "UPDATE t  SET a = ?", "a")]
    [InlineData("UPDATE `t :b` SET a = :a", "UPDATE `t :b` SET a = ?", "a")]
    [InlineData("INSERT INTO t (a, k) VALUES (:a, :lastInsertId)", "INSERT INTO t (a, k) VALUES (?, ?)", "a lastInsertId")]
    [InlineData("DELETE FROM t WHERE a = :a AND b = <{b: NULL}>", "DELETE FROM t WHERE a = ? AND b = ?", "a b")]
    public void Values_are_bound_and_everything_else_is_left_alone(string sql, string shown, string binds)
    {
        var statement = Parse(sql);
        Assert.Equal(shown, statement.Shown.TrimEnd());
        Assert.Equal(binds, string.Join(' ', statement.Binds.SelectMany(b => b.Pieces).Select(p => p.Name ?? $"'{p.Text}'")));
    }

    [Theory]
    [InlineData("<{a: }>", nameof(DefaultKind.Null), "")]
    [InlineData("<{a: NULL}>", nameof(DefaultKind.Null), "")]
    [InlineData("<{a: 0}>", nameof(DefaultKind.Number), "0")]
    [InlineData("<{a: -1.50}>", nameof(DefaultKind.Number), "-1.50")]
    [InlineData("<{a: ''}>", nameof(DefaultKind.Text), "")]
    [InlineData("<{a: 'O''Brien: }> '}>", nameof(DefaultKind.Text), "O'Brien: }> ")]
    [InlineData("<{a: CURRENT_TIMESTAMP}>", nameof(DefaultKind.Now), "CURRENT_TIMESTAMP")]
    [InlineData("<{a: now()}>", nameof(DefaultKind.Now), "CURRENT_TIMESTAMP")]
    public void A_default_is_a_value_not_text(string placeholder, string kind, string text)
    {
        var piece = Parse($"INSERT INTO t (a) VALUES ({placeholder})").Binds[0].Pieces[0];
        Assert.Equal((kind, text), (piece.Default.Kind.ToString(), piece.Default.Text));
    }

    [Theory]
    [InlineData("INSERT INTO t (a) VALUES (<{a: sysdate - 1}>)", "QY3008", 31)]
    [InlineData("INSERT INTO t (a) VALUES (:c)", "QY3004", 26)]
    [InlineData("INSERT INTO {{table}} (a) VALUES (1)", "QY3006", 12)]
    [InlineData("INSERT INTO t ({{column}}) VALUES (1)", "QY3006", 15)]
    [InlineData("UPDATE t SET `{{column}}` = 1", "QY3006", 13)]
    [InlineData("INSERT INTO t (a) VALUES ('open)", "QY3005", 26)]
    [InlineData("INSERT INTO t (a) VALUES (<{a: )", "QY3005", 26)]
    [InlineData("INSERT INTO t VALUES (1) /* open", "QY3005", 25)]
    [InlineData("INSERT INTO t (a) VALUES (1); DELETE FROM t", "QY3002", 30)]
    [InlineData("DROP TABLE t", "QY3003", 0)]
    [InlineData("  COMMIT", "QY3003", 2)]
    [InlineData("SELECT 1", "QY3003", 0)]
    [InlineData(" ; ", "QY3001", 0)]
    public void What_cannot_be_bound_is_refused_at_its_place(string sql, string code, int index)
    {
        var e = Assert.Throws<SqlSyntaxException>(() => Parse(sql));
        Assert.Equal((code, index), (e.Code, e.Index));
    }

    [Theory]
    [InlineData("INSERT INTO db.t (a, b) VALUES (:a, UPPER(:b)), (:b, :a)", "db", "t", "a - a b")]
    [InlineData("REPLACE INTO `my db`.`t` (a) VALUES (:a)", "my db", "t", "a")]
    [InlineData("INSERT IGNORE INTO t (a) VALUES (:a) ON DUPLICATE KEY UPDATE b = :b", "", "t", "a b")]
    [InlineData("INSERT OR IGNORE INTO db.t (a) VALUES (:a)", "db", "t", "a")]
    [InlineData("UPDATE t SET a = :a, b = b + :b WHERE c >= :a", "", "t", "a - c")]
    [InlineData("DELETE FROM db.t WHERE a = :a", "db", "t", "a")]
    [InlineData("UPDATE orders o SET o.qty = :a WHERE o.no = :b", "", "orders", "qty no")]
    [InlineData("UPDATE orders AS o JOIN other x ON x.id = o.id SET o.qty = :a WHERE x.no = :b", "", "orders", "qty -")]
    public void The_table_and_the_columns_of_values_are_known(string sql, string schema, string table, string columns)
    {
        var statement = Parse(sql);
        Assert.Equal(
            (schema, table, columns),
            (statement.Schema, statement.Table, string.Join(' ', statement.Binds.Select(b => b.Column ?? "-")))
        );
    }

    [Fact]
    public void The_sessions_modes_decide_what_quotes_and_backslashes_mean()
    {
        var ansi = new StatementParser(
            "UPDATE t SET \"a :b\" = :a",
            new MySqlSyntax(ansiQuotes: true, backslashEscapes: true),
            new PlainNames("a")
        ).Parse();
        Assert.Equal("UPDATE t SET \"a :b\" = ?", ansi.Shown);
        var plain = new StatementParser(
            @"UPDATE t SET a = 'c:\' WHERE b = :a",
            new MySqlSyntax(ansiQuotes: false, backslashEscapes: false),
            new PlainNames("a")
        ).Parse();
        Assert.Equal(@"UPDATE t SET a = 'c:\' WHERE b = ?", plain.Shown);
    }

    private static Statement Parse(string sql) => new StatementParser(sql, PlainNames.Syntax, new PlainNames("a", "b")).Parse();
}
