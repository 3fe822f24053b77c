using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using MySqlConnector;
using QingYi.Connectors.Sql.Binding;

namespace QingYi.Connectors.Sql.Dialects.MySql;

/// <summary>The types of MySQL and MariaDB: the type of a column, and the conversion of its values to JSON.</summary>
internal static class MySqlValues
{
    // Every number with this many digits fits into a decimal, including the zeros after its point.
    private const int DigitsOfDecimal = 28;

    /// <summary>Returns the writer for the values of a column; null: the default one.</summary>
    public static Action<Utf8JsonWriter, DbDataReader, int>? Writer(MySqlDataReader reader, int column) =>
        reader.GetDataTypeName(column).ToUpperInvariant() switch
        {
            "VARCHAR" or "CHAR" or "TEXT" => (writer, row, at) => writer.WriteStringValue(row.GetString(at)),
            "INT" or "BIGINT" when reader.GetFieldType(column) != typeof(ulong) => (writer, row, at) =>
                writer.WriteNumberValue(row.GetInt64(at)),
            "DECIMAL" when reader.GetColumnSchema()[column].NumericPrecision <= DigitsOfDecimal => (writer, row, at) =>
                writer.WriteNumberValue(row.GetDecimal(at)),
            "DECIMAL" => (writer, row, at) => writer.WriteRawValue(((MySqlDataReader)row).GetMySqlDecimal(at).ToString()!),
            "DATE" => (writer, row, at) => WriteTime(writer, row, at, hasTime: false),
            "DATETIME" or "TIMESTAMP" => (writer, row, at) => WriteTime(writer, row, at, hasTime: true),
            _ => null,
        };

    /// <param name="name">The column's name.</param>
    /// <param name="type">Its DATA_TYPE in lower case.</param>
    /// <param name="length">Its CHARACTER_MAXIMUM_LENGTH, which counts characters only for <c>char</c> and <c>varchar</c>.</param>
    public static TableColumn Column(string name, string type, object length) =>
        type switch
        {
            "char" or "varchar" => new TableColumn(name, ColumnKind.Text, Convert.ToInt64(length, CultureInfo.InvariantCulture)),
            "tinytext" or "text" or "mediumtext" or "longtext" or "enum" or "set" => new TableColumn(name, ColumnKind.Text, null),
            "tinyint" or "smallint" or "mediumint" or "int" or "bigint" or "year" or "bit" => new TableColumn(
                name,
                ColumnKind.Integer,
                null
            ),
            "decimal" or "float" or "double" => new TableColumn(name, ColumnKind.Number, null),
            "date" => new TableColumn(name, ColumnKind.Date, null),
            "datetime" or "timestamp" => new TableColumn(name, ColumnKind.DateTime, null),
            "time" => new TableColumn(name, ColumnKind.Time, null),
            _ => new TableColumn(name, ColumnKind.Other, null),
        };

    // 0000-00-00 is not a date. Other invalid dates (2025-00-15, 2025-02-31), which some server modes accept, are shown as the server
    // stores them.
    private static void WriteTime(Utf8JsonWriter writer, DbDataReader row, int column, bool hasTime)
    {
        var time = ((MySqlDataReader)row).GetMySqlDateTime(column);
        if (time is { Year: > 0, Month: > 0 and <= 12, Day: > 0 } && time.Day <= DateTime.DaysInMonth(time.Year, time.Month))
        {
            if (hasTime)
            {
                SqlSession.WriteDateTime(writer, time.GetDateTime());
            }
            else
            {
                SqlSession.Write(writer, time.GetDateTime(), "yyyy-MM-dd");
            }
        }
        else if ((time.Year, time.Month, time.Day) == (0, 0, 0))
        {
            writer.WriteNullValue();
        }
        else
        {
            var day = string.Create(CultureInfo.InvariantCulture, $"{time.Year:0000}-{time.Month:00}-{time.Day:00}");
            writer.WriteStringValue(
                hasTime ? string.Create(CultureInfo.InvariantCulture, $"{day} {time.Hour:00}:{time.Minute:00}:{time.Second:00}") : day
            );
        }
    }
}
