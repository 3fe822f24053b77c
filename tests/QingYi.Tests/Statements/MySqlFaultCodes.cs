using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Dialects.MySql;
using Xunit;

namespace QingYi.Tests.Statements;

/// <summary>What the errors of MySQL and MariaDB are taken for, a line each.</summary>
public sealed class MySqlFaultCodes
{
    [Theory]
    [InlineData(1062, "23000", false, "Data", "duplicate entry")]
    [InlineData(1048, "23000", false, "Data", "column cannot be null")]
    [InlineData(1406, "22001", false, "Data", "data too long")]
    [InlineData(1292, "22007", false, "Data", "incorrect datetime")]
    [InlineData(1366, "HY000", false, "Data", "incorrect string value")]
    [InlineData(1264, "22003", false, "Data", "out of range")]
    [InlineData(1452, "23000", false, "Data", "foreign key fails")]
    [InlineData(1644, "45000", false, "Data", "SIGNAL of a trigger")]
    [InlineData(4025, "23000", false, "Data", "CHECK of MariaDB fails")]
    [InlineData(3819, "HY000", false, "Data", "CHECK of MySQL fails")]
    [InlineData(1054, "42S22", false, "Scheme", "unknown column")]
    [InlineData(1146, "42S02", false, "Scheme", "no such table")]
    [InlineData(1064, "42000", false, "Scheme", "syntax")]
    [InlineData(1045, "28000", false, "Scheme", "access denied")]
    [InlineData(1364, "HY000", false, "Scheme", "no default")]
    [InlineData(1136, "21S01", false, "Scheme", "column count")]
    [InlineData(9999, "42000", false, "Scheme", "a code that is not known, of a class that is")]
    [InlineData(1213, "40001", true, "Transient", "deadlock")]
    [InlineData(1205, "HY000", true, "Transient", "lock wait")]
    [InlineData(1040, "08004", false, "Transient", "too many connections")]
    [InlineData(2013, "HY000", false, "Transient", "lost connection")]
    [InlineData(1053, "08S01", false, "Transient", "shutdown")]
    [InlineData(1114, "HY000", false, "Transient", "table full")]
    [InlineData(1290, "HY000", false, "Transient", "read only")]
    [InlineData(0, null, false, "Transient", "the way to the server")]
    [InlineData(9998, "HY000", false, "Unknown", "a code that says nothing of itself")]
    public void A_code_is_taken_for(int code, string? state, bool isTransient, string expected, string what) =>
        Assert.True(
            MySqlFaults.Judge(code, state, isTransient) == Enum.Parse<DatabaseFault>(expected),
            $"{code} ({what}) is taken for {MySqlFaults.Judge(code, state, isTransient)}"
        );
}
