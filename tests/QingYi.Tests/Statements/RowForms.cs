using QingYi.Connectors.Sql.Statements;
using Xunit;

namespace QingYi.Tests.Statements;

public sealed class RowForms
{
    [Theory]
    [InlineData("INSERT INTO a.t (x, `y z`) VALUES (<{p: }>, 'a <{q: }> b');", "INSERT INTO a.t ( x , `y z` ) VALUES ", "(|,|)")]
    [InlineData("insert into t(x) value ( :p )", "insert into t ( x ) VALUES ", "(|)")]
    [InlineData(
        "INSERT INTO t (x, y, z) VALUES (:p, 1.5, CONCAT('(', :q, ')')) -- end",
        "INSERT INTO t ( x , y , z ) VALUES ",
        "(|,1.5,CONCAT('(',|,')'))"
    )]
    [InlineData("INSERT INTO `a . b`.`t` (x) VALUES ('a' 'b')", "INSERT INTO `a . b`.`t` ( x ) VALUES ", "('a' 'b')")]
    [InlineData("INSERT INTO t (x, y) VALUES (NOW(), DEFAULT)", "INSERT INTO t ( x , y ) VALUES ", "(NOW(),DEFAULT)")]
    public void A_plain_insert_has_a_row_that_can_stand_many_times(string sql, string head, string between)
    {
        var statement = new StatementParser(sql, PlainNames.Syntax, new PlainNames("p", "q")).Parse();
        Assert.Equal(LocalizedText.Empty, statement.RowsObstacle);
        Assert.Equal(head, statement.Rows!.Head);
        Assert.Equal(between, string.Join('|', statement.Rows.Between));
    }

    [Theory]
    [InlineData("UPDATE t SET x = :p", "this is UPDATE")]
    [InlineData("INSERT IGNORE INTO t (x) VALUES (:p)", "'IGNORE' follows INSERT")]
    [InlineData("INSERT INTO t (x) SELECT :p", "does not have the form (columns) VALUES (values)")]
    [InlineData("INSERT INTO t VALUES (:p)", "does not have the form (columns) VALUES (values)")]
    [InlineData("INSERT INTO t (x) VALUES (:p), (:q)", "several rows already")]
    [InlineData("INSERT INTO t (x) VALUES (:p) ON DUPLICATE KEY UPDATE x = :p", "'ON' follows its row")]
    [InlineData("INSERT INTO t (x) VALUES (:p) RETURNING id", "'RETURNING' follows its row")]
    [InlineData("INSERT INTO t (x) VALUES (LAST_INSERT_ID())", "LAST_INSERT_ID(…) may depend on other rows")]
    [InlineData("INSERT INTO t (x) VALUES ((SELECT MAX(y) FROM t))", "'SELECT'")]
    [InlineData("INSERT INTO t (x) VALUES (@a)", "'@a' in its row may depend on other rows")]
    [InlineData("INSERT INTO t (x, y) VALUES (:p, x)", "'x' in its row may depend on other rows")]
    [InlineData("INSERT INTO t (x) VALUES (next_number(:p))", "NEXT_NUMBER(…) may depend on other rows")]
    public void Anything_else_runs_statement_by_statement_and_says_why(string sql, string why)
    {
        var statement = new StatementParser(sql, PlainNames.Syntax, new PlainNames("p", "q")).Parse();
        Assert.Null(statement.Rows);
        Assert.Contains(why, statement.RowsObstacle.English, StringComparison.Ordinal);
    }
}
