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
        var message = code switch
        {
            1555 or 2067 => SqliteTexts.ValueExists(column, exception.Message),
            1299 => SqliteTexts.NotNull(column, exception.Message),
            _ => LocalizedText.Of(exception.Message),
        };
        return new Rejection(code.ToString(CultureInfo.InvariantCulture), message, column);
    }

    public override LocalizedText Describe(DbException exception) => LocalizedText.Of(exception.Message);

    public override LocalizedText NextStep(DbException exception) =>
        ((SqliteException)exception).SqliteErrorCode switch
        {
            1 => SqliteTexts.CorrectStatement,
            14 or 8 => SqliteTexts.CheckFile,
            _ => SqliteTexts.LookUpError,
        };

    [GeneratedRegex(@"constraint failed: (?:[^.\s]+\.)?([^\s',.]+)")]
    private static partial Regex ColumnName();
}
