using System.Globalization;
using System.Text;
using MySqlConnector;
using QingYi.Engine.Language;
using QingYi.Engine.Language.Functions;
using QingYi.Engine.Values;
using Xunit;

namespace QingYi.IntegrationTests;

public sealed class FunctionsAgainstMariaDb(MariaDb database)
{
    private const int Batches = 80;
    private const int BatchSize = 50;
    private static readonly DateTimeOffset Now = new(2024, 6, 5, 10, 11, 12, TimeSpan.FromHours(8));
    private static readonly string[] Elsewhere = ["FORMAT_DATE", "CHARACTER_LENGTH", "UCASE", "LCASE", "POWER", "CURRENT_DATE"];

    [Fact]
    public async Task Generated_expressions_mean_here_what_they_mean_on_the_server()
    {
        await using var connection = new MySqlConnection(database.Connection("mysql") + ";Pooling=false;AllowUserVariables=true");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(
            connection,
            $"SET NAMES utf8mb4; SET time_zone = '+08:00'; SET sql_mode = ''; SET timestamp = {Now.ToUnixTimeSeconds()}"
        );
        var seed = Environment.GetEnvironmentVariable("QINGYI_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : 20240605;
        var differences = new List<string>();
        var all = new StringBuilder();
        for (var batch = 0; batch < Batches; batch++)
        {
            var generator = new ExpressionGenerator(seed + batch);
            var expressions = Enumerable.Range(0, BatchSize).Select(_ => generator.Next()).ToList();
            var record = Encoding.UTF8.GetBytes(generator.Record.ToJsonString());
            var expected = await SelectAsync(connection, expressions.Select(e => e.Theirs));
            for (var i = 0; i < BatchSize; i++)
            {
                all.Append(expressions[i].Ours);
                var actual = Evaluate(expressions[i].Ours, record);
                if (!Same(expected[i], actual))
                {
                    differences.Add($"{expressions[i].Theirs}\n    server {expected[i] ?? "NULL"}, here {actual ?? "NULL"}");
                }
            }
        }

        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {Batches * BatchSize} differ (seed {seed}):\n"
                + string.Join('\n', differences.OrderBy(d => d.Length).Take(30))
        );
        Assert.Empty(
            FunctionCatalog
                .Names.Except(Elsewhere)
                .Where(f => !all.ToString().Contains(f + (f is "CURRENT_TIMESTAMP" ? "" : "("), StringComparison.OrdinalIgnoreCase))
        );
    }

    private static string? Evaluate(string expression, byte[] record)
    {
        var plan = new RecordPlan();
        var template = new TemplateParser(plan).Parse("_function " + expression);
        var context = new EvaluationContext(
            plan,
            new ConstantSet
            {
                CurrentTime = Now,
                LastSyncTime = Now,
                TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
                Now = Now,
            }
        );
        context.Record.Load(record);
        try
        {
            var value = template.Evaluate(context);
            return value.IsNull ? null : value.ToText();
        }
        catch (RecordException e)
        {
            return "error: " + e.Message;
        }
    }

    // Numbers compare by value; a root is a double on both sides.
    private static bool Same(string? expected, string? actual)
    {
        if (expected == actual || expected is null || actual is null)
        {
            return expected == actual;
        }

        return double.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && double.TryParse(actual, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
            && Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
    }

    private static async Task<List<string?>> SelectAsync(MySqlConnection connection, IEnumerable<string> expressions)
    {
        await using var command = new MySqlCommand(
            "SELECT " + string.Join(",\n", expressions.Select(e => $"CAST(({e}) AS CHAR)")),
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))];
    }

    private static async Task ExecuteAsync(MySqlConnection connection, string sql)
    {
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
