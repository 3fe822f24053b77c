using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace QingYi.Connectors.Sql.Dialects.Sqlite;

/// <summary>The meaning of SQLite's errors.</summary>
internal sealed partial class SqliteFaults : FaultTable
{
    public override DatabaseFault Judge(DbException exception) =>
        ((SqliteException)exception).SqliteErrorCode switch
        {
            18 or 19 or 20 => DatabaseFault.Data,
            5 or 6 or 10 or 13 => DatabaseFault.Transient,
            _ => DatabaseFault.Scheme,
        };

    public override Rejection Rejection(DbException exception)
    {
        var column = ColumnName().Match(exception.Message) is { Success: true } name ? name.Groups[1].Value : null;
        var code = ((SqliteException)exception).SqliteExtendedErrorCode;
        var meaning = code switch
        {
            1555 or 2067 => $"column {column}: 主键或唯一值重复 the value exists already. To update the row use the api 'upsert'. ",
            1299 => $"column {column}: 不能为空 it must not be NULL. ",
            _ => "",
        };
        return new Rejection(code.ToString(CultureInfo.InvariantCulture), meaning + exception.Message, column);
    }

    public override string Describe(DbException exception) => exception.Message;

    public override string NextStep(DbException exception) =>
        ((SqliteException)exception).SqliteErrorCode switch
        {
            1 => "Correct the statement, or create what it names (an environment's 'setup' file does that for SQLite).",
            14 or 8 => "Check that the database's file and folder exist and are writable.",
            _ => "Look the error up in the SQLite documentation, and correct the statement or the file.",
        };

    [GeneratedRegex(@"constraint failed: (?:[^.\s]+\.)?([^\s',.]+)")]
    private static partial Regex ColumnName();
}
