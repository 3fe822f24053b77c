using System.Globalization;
using System.Text.Json.Nodes;

namespace QingYi.IntegrationTests;

/// <summary>A scheme that writes heads and lines into tables of random columns, and records with valid and invalid values.</summary>
internal sealed class RandomScheme
{
    private const int OfAnyType = 5;
    private static readonly string[] Types =
    [
        "VARCHAR(8)",
        "VARCHAR(40) NOT NULL",
        "INT",
        "TINYINT UNSIGNED",
        "DECIMAL(6,2)",
        "DATE",
        "DATETIME",
        "TEXT",
        "BIGINT UNSIGNED NOT NULL",
        "DOUBLE",
    ];
    private static readonly string[] Values =
    [
        "<{P: }>",
        "<{P: }>",
        "<{P: }>",
        ":P",
        "<{P: 7}>",
        "3",
        "DEFAULT",
        "<{P: 'O''Brien'}>",
        "CONCAT('<', <{P: }>, '>')",
        "IFNULL(<{P: }>, '5')",
        "'a <{P: }> b'",
        "NULL",
    ];

    private static readonly JsonNode?[] Contents =
    [
        "ok",
        "12",
        12,
        "-3",
        99999,
        1.005m,
        "2024-02-29",
        "2024-02-30",
        "2024-06-05 10:11:12",
        "2024-06-05T10:11:12+08:00",
        "",
        null,
        "O'Brien \\ \"x\"",
        "😀😀😀",
        "much too long for a column of forty characters, and more",
        "1e3",
        true,
        "18446744073709551615",
        "'); DROP TABLE head; --",
        "<{c0: }> :c1 {{no}} @qy0 ?",
        "a\u0000b",
        "\\'",
        "第一行\n第二行",
        "0000-00-00",
        "{}",
    ];

    private readonly Random random;
    private readonly string[][] columns;

    public RandomScheme(int seed)
    {
        random = new Random(seed);
        columns =
        [
            .. Enumerable
                .Range(0, 1 + random.Next(1, 3))
                .Select(_ => Enumerable.Range(0, random.Next(1, 6)).Select(_ => Types[random.Next(Types.Length)]).ToArray()),
        ];
        var unique = random.Next(3) == 0 ? ", UNIQUE (c0)" : "";
        Tables = string.Join(
            "; ",
            columns.Select(
                (c, t) =>
                    t == 0
                        ? $"CREATE TABLE head (id BIGINT AUTO_INCREMENT PRIMARY KEY, ref VARCHAR(40), {Columns(c)}"
                            + $"{(c[0] == "TEXT" ? "" : unique)}) CHARACTER SET utf8mb4"
                        : $"CREATE TABLE line{t} (no BIGINT AUTO_INCREMENT PRIMARY KEY, head BIGINT, {Columns(c)}, FOREIGN KEY "
                            + "(head) REFERENCES head (id)) CHARACTER SET utf8mb4"
            )
        );
        var request = new JsonObject { ["main_params"] = Parameters(0, "") };
        request["main_params"]!["ref"] = "{{id}}";
        request["main_sql"] = Insert("head", 0, "ref", "<{ref: }>");
        for (var t = 1; t < columns.Length; t++)
        {
            request[$"extend_params_{t}"] = Parameters(t, $"lines{t}.");
            request[$"extend_params_{t}"]!["key"] = ":lastInsertId";
            request[$"extend_sql_{t}"] = Insert($"line{t}", t, "head", random.Next(2) == 0 ? "<{key: }>" : ":lastInsertId");
        }

        Text = new JsonObject
        {
            ["scheme"] = "random",
            ["source"] = new JsonObject
            {
                ["connector"] = "files",
                ["connection"] = "files",
                ["api"] = "jsonl",
                ["id"] = "id",
                ["request"] = new JsonObject { ["path"] = "in.jsonl" },
            },
            ["target"] = new JsonObject
            {
                ["connector"] = "mysql",
                ["connection"] = "db",
                ["api"] = "execute",
                ["request"] = request,
            },
        }.ToJsonString();
        Records = [.. Enumerable.Range(0, random.Next(30, 300)).Select(Record)];
    }

    /// <summary>The statements that create the tables.</summary>
    public string Tables { get; }

    /// <summary>The scheme, as JSON.</summary>
    public string Text { get; }

    public IReadOnlyList<string> Records { get; }

    /// <summary>Queries for everything that was written, without the numbers that the database generated.</summary>
    public IEnumerable<string> Queries =>
        Enumerable
            .Range(0, columns.Length)
            .Select(t =>
                t == 0
                    ? $"SELECT ref, {Names(0, "h")} FROM head h ORDER BY LENGTH(ref), ref"
                    : $"SELECT h.ref, {Names(t, "l")} FROM line{t} l JOIN head h ON h.id = l.head ORDER BY LENGTH(h.ref), h.ref, l.no"
            );

    private static string Columns(string[] types) => string.Join(", ", types.Select((t, i) => $"c{i} {t}"));

    private string Names(int table, string alias) => string.Join(", ", columns[table].Select((_, i) => $"{alias}.c{i}"));

    private JsonObject Parameters(int table, string prefix) =>
        new(columns[table].Select((_, i) => KeyValuePair.Create<string, JsonNode?>($"c{i}", $"{{{{{prefix}c{i}}}}}")));

    private string Insert(string table, int number, string first, string value) =>
        $"INSERT INTO {table} ({string.Join(", ", columns[number].Select((_, i) => $"c{i}").Prepend(first))})"
        + $" VALUES ({string.Join(", ", columns[number].Select(Value).Prepend(value))})";

    private string Value(string type, int column)
    {
        var isText = type.Contains("CHAR", StringComparison.Ordinal) || type == "TEXT";
        var choices = random.Next(6) == 0 || isText ? Values.Length : OfAnyType;
        return Values[random.Next(choices)].Replace("P", $"c{column}", StringComparison.Ordinal);
    }

    private string Record(int number)
    {
        // Most records are valid, so that a batch contains valid and invalid ones.
        var record = Fields(0, random.Next(3) == 0);
        record["id"] = number.ToString(CultureInfo.InvariantCulture);
        for (var t = 1; t < columns.Length; t++)
        {
            record[$"lines{t}"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Fields(t, random.Next(8) == 0))]);
        }

        return record.ToJsonString();
    }

    private JsonObject Fields(int table, bool wild)
    {
        var fields = new JsonObject();
        for (var i = 0; i < columns[table].Length; i++)
        {
            if (!wild || random.Next(9) > 0)
            {
                fields[$"c{i}"] =
                    wild ? Contents[random.Next(Contents.Length)]?.DeepClone()
                    : columns[table][i].StartsWith("DATE", StringComparison.Ordinal) ? "2024-06-05"
                    : random.Next(1, 120);
            }
        }

        return fields;
    }
}
