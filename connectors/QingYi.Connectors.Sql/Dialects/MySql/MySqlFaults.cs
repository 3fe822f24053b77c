using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using MySqlConnector;

namespace QingYi.Connectors.Sql.Dialects.MySql;

/// <summary>The meaning of MySQL's and MariaDB's errors.</summary>
internal sealed partial class MySqlFaults : FaultTable
{
    public override DatabaseFault Judge(DbException exception) =>
        Judge((exception as MySqlException)?.Number ?? 0, exception.SqlState, exception.IsTransient);

    /// <param name="error">The server's error number; 0: an error of the connection.</param>
    /// <param name="state">The SQLSTATE.</param>
    /// <param name="isTransient">True when the driver says that a retry can succeed.</param>
    public static DatabaseFault Judge(int error, string? state, bool isTransient)
    {
        if (IsOfScheme(error))
        {
            return DatabaseFault.Scheme;
        }

        // An error without a server error number is an error of the connection.
        if (error == 0 || IsTransient(error) || state?.StartsWith("08", StringComparison.Ordinal) == true || isTransient)
        {
            return DatabaseFault.Transient;
        }

        return state?[..2] is "22" or "23" or "45" or "01" || IsOfData(error) ? DatabaseFault.Data
            : state is null or "HY000" or "21000" ? DatabaseFault.Unknown
            : DatabaseFault.Scheme;
    }

    public override Rejection Rejection(DbException exception)
    {
        var number = ((MySqlException)exception).Number;
        var column = ColumnName().Match(exception.Message) is { Success: true } name ? name.Groups[1].Value : null;
        var value = ValueText().Match(exception.Message) is { Success: true } text ? text.Groups[1].Value : null;
        return new Rejection(number.ToString(CultureInfo.InvariantCulture), LocalizedText.Of(exception.Message), column, value);
    }

    public override LocalizedText Describe(DbException exception) =>
        MySqlTexts.ServerError(((MySqlException)exception).Number, exception.Message);

    public override int? RowOf(Exception exception) =>
        RowNumber().Match(exception.Message) is { Success: true } row
            ? int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) - 1
            : null;

    public override LocalizedText NextStep(DbException exception) =>
        ((MySqlException)exception).Number switch
        {
            1045 or 1698 => MySqlTexts.CheckUser,
            1044 or 1142 or 1143 or 1227 or 1370 => MySqlTexts.AskForRight,
            1049 => MySqlTexts.CheckDatabase,
            1146 => MySqlTexts.CreateTable,
            1054 => MySqlTexts.CorrectColumn,
            1064 => MySqlTexts.CorrectSyntax,
            1136 => MySqlTexts.CountValues,
            1906 or 3105 => MySqlTexts.LeaveOutColumn,
            1364 => MySqlTexts.GiveColumn,
            _ => MySqlTexts.LookUpError,
        };

    // csharpier-ignore
    private static bool IsOfScheme(int error) =>
        error is 1044 or 1045 or 1046 or 1049 or 1054 or 1064 or 1066 or 1109 or 1110 or 1136 or 1142 or 1143 or 1146 or 1149 or
            1227 or 1305 or 1318 or 1356 or 1364 or 1370 or 1418 or 1436 or 1442 or 1449 or 1558 or 1630 or 1698 or 1906 or
            3105;

    // csharpier-ignore
    private static bool IsOfData(int error) =>
        error is 1048 or 1105 or 1265 or 1366 or 1369 or 1406 or 1411 or 1526 or 1644 or 1690 or 3140 or 3141 or 3819 or 4025 or
            4037 or 4038;

    // csharpier-ignore
    private static bool IsTransient(int error) =>
        error is 1015 or 1016 or 1021 or 1023 or 1024 or 1026 or 1028 or 1030 or 1034 or 1035 or 1036 or 1037 or 1038 or 1040 or
            1041 or 1042 or 1053 or 1077 or 1079 or 1114 or 1119 or 1152 or 1153 or 1154 or 1155 or 1156 or 1157 or 1158 or
            1159 or 1160 or 1161 or 1180 or 1181 or 1184 or 1194 or 1195 or 1197 or 1203 or 1205 or 1206 or 1213 or 1226 or
            1290 or 1836 or 1927 or 2002 or 2003 or 2006 or 2013 or 2055 or 3024 or 3032 or 4031;

    [GeneratedRegex("column (?:[`'][^`']*[`']\\.)*[`']([^`']+)[`']", RegexOptions.IgnoreCase)]
    private static partial Regex ColumnName();

    [GeneratedRegex(@" at row ([0-9]+)$")]
    private static partial Regex RowNumber();

    [GeneratedRegex("(?:value: |entry )'(.*?)' for")]
    private static partial Regex ValueText();
}
