using System.Globalization;
using System.Text.Json.Nodes;

namespace QingYi.IntegrationTests;

/// <summary>
/// Generates random MySQL expressions, each in two spellings: for <c>_function</c>, with data in placeholders, and for the server, with the
/// data as literals.
/// </summary>
internal sealed class ExpressionGenerator(int seed)
{
    private static readonly string[] Numbers = ["0", "1", "2", "-3", "7", "2.5", "0.13", "100.00", "-0.5", "12345.678", "NULL"];
    private static readonly string[] Texts = ["abc", "ABC", "O'Brien\"x\"", "杭州😀", "a.b.c", "", "p-ad", "12abc", "b", "C:\\tmp"];
    private static readonly string[] Times =
    [
        "2024-06-05 10:11:12",
        "2024-02-29",
        "2023-12-31 23:59:59",
        "2024-01-31 00:00:00",
        "not a date",
        "2000-03-01 12:30:45",
    ];
    private static readonly string[] Units = ["SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR"];
    private readonly Random random = new(seed);
    private int fields;

    /// <summary>The record that the placeholders read.</summary>
    public JsonObject Record { get; } = [];

    public (string Ours, string Theirs) Next() =>
        random.Next(4) switch
        {
            0 => Number(3),
            1 => Text(3),
            2 => Time(2),
            _ => Truth(3),
        };

    private static (string Ours, string Theirs) Form(string form, params (string Ours, string Theirs)[] parts) =>
        (
            string.Format(CultureInfo.InvariantCulture, form, [.. parts.Select(p => (object)p.Ours)]),
            string.Format(CultureInfo.InvariantCulture, form, [.. parts.Select(p => (object)p.Theirs)])
        );

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private string Field(JsonNode? value)
    {
        var name = $"f{fields++}";
        Record[name] = value;
        return name;
    }

    private (string, string) Literal()
    {
        var number = Pick(Numbers);
        return random.Next(3) switch
        {
            0 => ($"{{{{{Field(number == "NULL" ? null : JsonNode.Parse(number))}}}}}", number),
            1 when number != "NULL" => ($"{{{{{Field(JsonValue.Create(number))}}}}}", number),
            _ => (number, number),
        };
    }

    private (string, string) Quoted(string text)
    {
        var literal = $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
        return random.Next(2) == 0 ? ($"'{{{{{Field(JsonValue.Create(text))}}}}}'", literal) : (literal, literal);
    }

    private (string, string) Quotient() => Pick(["2.5", "7", "100.00", "-3", "0", "NULL"]) is var divisor ? (divisor, divisor) : default;

    private (string, string) Exact() =>
        random.Next(3) switch
        {
            0 => Form("({0} * {1})", Literal(), Literal()),
            1 => Form("({0} + {1})", Literal(), Literal()),
            _ => Literal(),
        };

    private (string, string) Whole() =>
        Form(random.Next(2) == 0 ? "{0}" : "-{0}", (random.Next(0, 9).ToString(CultureInfo.InvariantCulture), "")) is var (number, _)
            ? (number, number)
            : default;

    private (string, string) Number(int depth)
    {
        if (depth == 0)
        {
            return Literal();
        }

        (string, string) N() => Number(depth - 1);
        (string, string) T() => Text(depth - 1);
        (string, string) D() => Time(depth - 1);
        (string, string) B() => Truth(depth - 1);
        return random.Next(38) switch
        {
            0 => Form("({0} + {1})", N(), N()),
            1 => Form("({0} - {1})", N(), N()),
            2 => Form("({0} * {1})", Literal(), N()),
            3 => Form("({0} / {1})", Exact(), Quotient()),
            4 => Form("(ABS({0}) % ABS({1}))", Exact(), Exact()),
            5 => Form("({0} DIV {1})", Exact(), Exact()),
            6 => Form("MOD(ABS({0}), ABS({1}))", Exact(), Exact()),
            7 => Form("ABS({0})", N()),
            8 => Form("ROUND({0}, {1})", Exact(), Whole()),
            9 => Form("ROUND({0})", Exact()),
            10 => Form("TRUNCATE({0}, {1})", Exact(), Whole()),
            11 => Form("CEIL({0})", N()),
            12 => Form("CEILING({0})", N()),
            13 => Form("FLOOR({0})", N()),
            14 => Form("SIGN({0})", N()),
            15 => Form("CAST(POW({0}, {1}) AS DECIMAL(30,6))", Literal(), ("2", "2")),
            16 => Form("CAST(SQRT({0}) AS DECIMAL(20,6))", Literal()),
            17 => Form("GREATEST({0}, {1}, {2})", N(), N(), N()),
            18 => Form("LEAST({0}, {1})", N(), N()),
            19 => Form("LENGTH({0})", T()),
            20 => Form("CHAR_LENGTH({0})", T()),
            21 => Form("LOCATE({0}, {1})", T(), T()),
            22 => Form("LOCATE({0}, {1}, {2})", Quoted("b"), T(), ("2", "2")),
            23 => Form("INSTR({0}, {1})", T(), T()),
            24 => Form("IF({0}, {1}, {2})", B(), N(), N()),
            25 => Form("IFNULL({0}, {1})", N(), N()),
            26 => Form("NULLIF({0}, {1})", N(), N()),
            27 => Form("COALESCE({0}, {1}, {2})", N(), N(), N()),
            28 => Form("CASE {0} WHEN {1} THEN {2} ELSE {3} END", N(), N(), N(), N()),
            29 => Form(
                Pick(["YEAR({0})", "MONTH({0})", "DAY({0})", "HOUR(TIMESTAMP({0}))", "MINUTE(TIMESTAMP({0}))", "SECOND(TIMESTAMP({0}))"]),
                D()
            ),
            30 => Form("DATEDIFF({0}, {1})", D(), D()),
            31 => Form($"TIMESTAMPDIFF({Pick(Units)}, {{0}}, {{1}})", D(), D()),
            32 => Form("UNIX_TIMESTAMP({0})", Quoted(Pick(Times[..4]))),
            33 => Form("CAST({0} AS SIGNED)", Exact()),
            34 => Form("CAST({0} AS DECIMAL(20,2))", Exact()),
            35 => Form("CONVERT({0}, SIGNED)", Exact()),
            36 => Form("CHAR_LENGTH(UUID())"),
            _ => Aggregate(),
        };
    }

    private (string, string) Aggregate()
    {
        var list = Enumerable.Range(0, random.Next(0, 4)).Select(_ => Pick(Numbers)).ToList();
        var field = Field(
            new JsonArray([.. list.Select(n => (JsonNode?)new JsonObject { ["v"] = n == "NULL" ? null : JsonNode.Parse(n) })])
        );
        var rows = list.Count == 0 ? "SELECT 1 v FROM DUAL WHERE 1 = 0" : string.Join(" UNION ALL ", list.Select(n => $"SELECT {n} v"));
        var form = Pick([
            "SUM({0})",
            "AVG({0})",
            "MIN({0})",
            "MAX({0})",
            "COUNT({0})",
            "COUNT(DISTINCT {0})",
            "SUM({0} * 2)",
            "CHAR_LENGTH(GROUP_CONCAT(FLOOR({0}) SEPARATOR ';'))",
        ]);
        return (
            string.Format(CultureInfo.InvariantCulture, form, $"{{{{{field}.v}}}}"),
            $"(SELECT {string.Format(CultureInfo.InvariantCulture, form, "v")} FROM ({rows}) x)"
        );
    }

    private (string, string) Text(int depth)
    {
        if (depth == 0)
        {
            return Quoted(Pick(Texts));
        }

        (string, string) T() => Text(depth - 1);
        (string, string) N() => Whole();
        return random.Next(34) switch
        {
            0 => Form("CONCAT({0}, {1})", T(), T()),
            1 => Form("CONCAT_WS('-', {0}, NULL, {1})", T(), T()),
            2 => Form("LEFT({0}, {1})", T(), N()),
            3 => Form("RIGHT({0}, {1})", T(), N()),
            4 => Form("SUBSTRING({0}, {1})", T(), N()),
            5 => Form("SUBSTR({0}, {1}, {2})", T(), N(), N()),
            6 => Form("SUBSTRING({0} FROM {1} FOR {2})", T(), N(), N()),
            7 => Form("MID({0}, {1}, {2})", T(), N(), N()),
            8 => Form("REPLACE({0}, {1}, {2})", T(), T(), T()),
            9 => Form("TRIM(CONCAT(' ', {0}, '  '))", T()),
            10 => Form("TRIM(LEADING 'a' FROM {0})", T()),
            11 => Form("TRIM(BOTH {0} FROM {1})", T(), T()),
            12 => Form("LTRIM(CONCAT('  ', {0}))", T()),
            13 => Form("RTRIM(CONCAT({0}, ' '))", T()),
            14 => Form("UPPER({0})", T()),
            15 => Form("LOWER({0})", T()),
            16 => Form("LPAD({0}, {1}, {2})", T(), N(), T()),
            17 => Form("RPAD({0}, {1}, {2})", T(), N(), T()),
            18 => Form("REPEAT({0}, {1})", Quoted(Pick(Texts)), N()),
            19 => Form("REVERSE({0})", T()),
            20 => Form("SUBSTRING_INDEX({0}, '.', {1})", T(), N()),
            21 => Form("SUBSTRING_INDEX({0}, {1}, {2})", T(), Quoted("b"), N()),
            22 => Form("FORMAT({0}, {1})", Exact(), ("2", "2")),
            23 => Form("IF({0}, {1}, {2})", Truth(depth - 1), T(), T()),
            24 => Form("IFNULL({0}, {1})", T(), T()),
            25 => Form("NULLIF({0}, {1})", T(), T()),
            26 => Form("case when {0} then {1} else {2} end", Truth(depth - 1), T(), T()),
            27 => Form("MD5({0})", T()),
            28 => Form("SHA1({0})", T()),
            29 => Form(Pick(["SHA2({0}, 256)", "SHA2({0}, 512)"]), T()),
            30 => Form(
                Pick([
                    "DATE_FORMAT({0}, '%Y-%m-%d %H:%i:%s')",
                    "DATE_FORMAT({0}, '%y%c%e %k %h %p %j %W %M %D')",
                    "DATE_FORMAT({0}, '%T|%r|%b|%a|%w|%%')",
                ]),
                Time(depth - 1)
            ),
            31 => Form(
                Pick(["FROM_UNIXTIME({0}, '%Y%m%d')", "CAST(FROM_UNIXTIME({0}) AS CHAR)"]),
                (random.Next(700_000_000, 2_000_000_000).ToString(CultureInfo.InvariantCulture), "") is var (n, _) ? (n, n) : default
            ),
            32 => Form("CONVERT({0} USING utf8mb4)", T()),
            _ => Form("CAST({0} AS CHAR(3))", T()),
        };
    }

    private (string, string) Time(int depth)
    {
        if (depth == 0)
        {
            return random.Next(5) switch
            {
                0 => ("NOW()", "NOW()"),
                1 => ("CURDATE()", "CURDATE()"),
                2 => ("CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"),
                _ => Quoted(Pick(Times)),
            };
        }

        (string, string) D() => Time(depth - 1);
        return random.Next(10) switch
        {
            0 => Form("DATE({0})", D()),
            1 => Form("TIMESTAMP({0})", D()),
            2 => Form($"DATE_ADD({{0}}, INTERVAL {{1}} {Pick(Units)})", D(), Whole()),
            3 => Form($"DATE_SUB({{0}}, INTERVAL {{1}} {Pick(Units)})", D(), Whole()),
            4 => Form($"({{0}} + INTERVAL {{1}} {Pick(Units)})", D(), Whole()),
            5 => Form($"({{0}} - INTERVAL {{1}} {Pick(Units)})", D(), Whole()),
            6 => Form("LAST_DAY({0})", D()),
            7 => Form("STR_TO_DATE({0}, '%d/%m/%Y')", Quoted(Pick(["05/06/2024", "31/12/1999", "x"]))),
            8 => Form("CAST({0} AS DATE)", D()),
            _ => Form("CAST({0} AS DATETIME)", D()),
        };
    }

    private (string, string) Truth(int depth)
    {
        (string, string) N() => Number(Math.Max(0, depth - 1));
        (string, string) T() => Text(Math.Max(0, depth - 1));
        if (depth == 0)
        {
            return Form($"({{0}} {Pick(["=", "<", ">", "<=", ">=", "<>", "!=", "<=>"])} {{1}})", Literal(), Literal());
        }

        (string, string) B() => Truth(depth - 1);
        return random.Next(16) switch
        {
            0 => Form($"({{0}} {Pick(["=", "<", ">", "<=", ">=", "<>", "<=>"])} {{1}})", N(), N()),
            1 => Form($"({{0}} {Pick(["=", "<>", "<=>"])} {{1}})", T(), T()),
            2 => Form("({0} AND {1})", B(), B()),
            3 => Form("({0} OR {1})", B(), B()),
            4 => Form("({0} XOR {1})", B(), B()),
            5 => Form("({0} && {1})", B(), B()),
            6 => Form("({0} || {1})", B(), B()),
            7 => Form("(NOT {0})", B()),
            8 => Form("({0} IN ({1}, {2}, {3}))", N(), N(), N(), N()),
            9 => Form("({0} NOT IN ({1}, {2}))", T(), T(), T()),
            10 => Form("({0} BETWEEN {1} AND {2})", N(), N(), N()),
            11 => Form(Pick(["({0} LIKE 'a%')", "({0} NOT LIKE '%b%')", "({0} LIKE '_b_')", "({0} LIKE '%\\_%')"]), T()),
            12 => Form(Pick(["({0} REGEXP '^[a-c]+$')", "({0} NOT REGEXP 'b|12')"]), T()),
            13 => Form("({0} IS NULL)", T()),
            14 => Form("({0} IS NOT NULL)", N()),
            _ => Form("(DATE({0}) > {1})", Quoted(Pick(Times[..4])), Quoted(Pick(Times[..4]))),
        };
    }
}
