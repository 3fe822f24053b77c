using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Dialects.MySql;

/// <summary>The SQL of MySQL and MariaDB.</summary>
/// <param name="ansiQuotes">True when double quotes enclose names.</param>
/// <param name="backslashEscapes">True when a backslash in a text escapes the next character.</param>
internal class MySqlSyntax(bool ansiQuotes, bool backslashEscapes) : SqlSyntax
{
    public override IReadOnlyList<string> WordsBeforeTable { get; } =
    ["LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE", "INTO", "QUICK", "FROM", "ONLY", "OR", "REPLACE", "ABORT", "FAIL", "ROLLBACK"];

    public override IReadOnlyList<string> RowFunctions { get; } =
    [
        "NOW",
        "CURDATE",
        "CURRENT_TIMESTAMP",
        "CURRENT_DATE",
        "UNIX_TIMESTAMP",
        "UTC_TIMESTAMP",
        "FROM_UNIXTIME",
        "FROM_BASE64",
        "STR_TO_DATE",
        "DATE_FORMAT",
        "DATE",
        "UUID",
        "IF",
        "IFNULL",
        "NULLIF",
        "COALESCE",
        "CONCAT",
        "CONCAT_WS",
        "TRIM",
        "LTRIM",
        "RTRIM",
        "UPPER",
        "LOWER",
        "LEFT",
        "RIGHT",
        "SUBSTRING",
        "SUBSTR",
        "REPLACE",
        "ROUND",
        "ABS",
        "MD5",
        "SHA1",
        "JSON_EXTRACT",
        "JSON_UNQUOTE",
        "GREATEST",
        "LEAST",
    ];

    public override bool BackslashEscapes => backslashEscapes;

    public override bool EnclosesName(char quote) => quote == '`' || (quote == '"' && ansiQuotes);

    public override bool IsLineComment(ReadOnlySpan<char> rest) =>
        rest[0] == '#' || (rest.StartsWith("--") && (rest.Length == 2 || char.IsWhiteSpace(rest[2])));

    public override string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    public override string Upsert(
        string table,
        IEnumerable<string> columns,
        IEnumerable<string> values,
        IReadOnlyList<string> keys,
        IReadOnlyList<string> changed
    ) => $"{Insert(table, columns, values)} ON DUPLICATE KEY UPDATE {string.Join(", ", changed.Select(c => $"{c} = VALUES({c})"))}";

    public override string InsertIgnore(string table, IEnumerable<string> columns, IEnumerable<string> values) =>
        InsertWith("INSERT IGNORE", table, columns, values);

    public override string Locked(string select) => $"{select} FOR UPDATE";
}
