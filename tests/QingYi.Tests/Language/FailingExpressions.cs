using QingYi.Engine.Language;
using QingYi.Engine.Language.Functions;
using QingYi.Engine.Values;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Language;

/// <summary>An expression that is not complete is refused by check, and one that has no value rejects the record.</summary>
public sealed class FailingExpressions
{
    // Each begins where the longer ones end, so every place at which an expression can stop is tried.
    private static readonly string[] Complete =
    [
        "CAST(1 AS DECIMAL(10, 2))",
        "CAST(1 AS UNSIGNED INTEGER)",
        "CONVERT('1', SIGNED)",
        "CONVERT('1' USING utf8)",
        "TRIM(LEADING ' ' FROM ' a')",
        "SUBSTRING('abc' FROM 1 FOR 2)",
        "MID('abc', 1, 2)",
        "DATE_ADD('2024-01-01', INTERVAL 1 DAY)",
        "'2024-01-01' - INTERVAL 1 DAY",
        "TIMESTAMPDIFF(DAY, '2024-01-01', '2024-01-02')",
        "COUNT(DISTINCT {{a}})",
        "GROUP_CONCAT(DISTINCT {{a}} SEPARATOR ';')",
        "CASE {{a}} WHEN 1 THEN 2 ELSE 3 END",
        "1 IS NOT NULL",
        "1 NOT BETWEEN 2 AND 3",
        "1 NOT IN (2, 3)",
        "'a' LIKE 'b' ESCAPE '!'",
        "'a' REGEXP 'b'",
        "NOT (1 = 2 XOR 3 <=> -4 DIV 5)",
        "IF(1, 2, 3)",
    ];

    public static TheoryData<string> Prefixes() =>
        [
            .. Complete
                .SelectMany(e => new FunctionLexer(e, 0).Read().Select(t => e[..t.Index].TrimEnd()).Append(e))
                .Where(e => e.Length > 0)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void An_expression_is_compiled_or_refused_wherever_it_ends(string expression)
    {
        try
        {
            new TemplateParser(new RecordPlan()).Parse($"{FunctionTemplate.Keyword} {expression}");
        }
        catch (TemplateException e)
        {
            Assert.True(e.Code is "QY2009" or "QY2010", $"{e.Code}: {e.Message}");
        }
    }

    [Theory]
    [InlineData("CAST(1 AS", "the expression has its end where a type to convert to is expected. Correct it.")]
    [InlineData("CONVERT(1,", "the expression has its end where a type to convert to is expected. Correct it.")]
    [InlineData("CONVERT(1 USING", "the expression has its end where ')' is expected. Correct it.")]
    [InlineData("TIMESTAMPDIFF(", "the expression has its end where a unit of time is expected. Correct it.")]
    [InlineData("GROUP_CONCAT(1 SEPARATOR", "the expression has its end where a text after SEPARATOR is expected. Correct it.")]
    [InlineData("GROUP_CONCAT(1 SEPARATOR 3)", "the expression has '3' where a text after SEPARATOR is expected. Correct it.")]
    public void Check_says_what_is_missing(string expression, string message)
    {
        var problem = Assert.Single(
            SchemeProblems.Of(
                "scheme: t\nsource: { connector: noop, api: noop, id: id }\n"
                    + $"target: {{ connector: noop, api: noop, request: {{ f: \"_function {expression}\" }} }}"
            )
        );
        Assert.Equal(("QY2009", message), (problem.Code, problem.Message.English));
    }

    [Theory]
    [InlineData("{{ 1 / 0 }}")]
    [InlineData("{{ 1 // 0 }}")]
    [InlineData("{{ 1 % 0 }}")]
    [InlineData("{{ 1.5 / 0 }}")]
    [InlineData("{{ five / zero }}")]
    [InlineData("{{ five // zero }}")]
    [InlineData("{{ five % zero }}")]
    [InlineData("{{ five / 0 }}")]
    [InlineData("{{ x = 1; y = 0; x / y }}")]
    [InlineData("{{ (five / zero) | math.round 2 }}")]
    [InlineData("{{ (1 / 0) | math.round 2 }}")]
    [InlineData("{{ 1 / 0 > five }}")]
    [InlineData("{{ 1 / 0 | string.append 'x' }}")]
    [InlineData("{{ five | math.divided_by 0 }}")]
    [InlineData("{{ five | math.divided_by zero }}")]
    [InlineData("{{ 5 | math.divided_by 0 }}")]
    [InlineData("{{ math.divided_by 5 0.0 }}")]
    [InlineData("{{ five | math.modulo 0 }}")]
    [InlineData("{{ five | math.modulo zero }}")]
    public void A_division_by_zero_rejects_the_record(string template)
    {
        var e = Assert.Throws<RecordException>(() => Evaluate(template));
        Assert.Equal("QY2107", e.Rejection.Code);
        Assert.EndsWith("failed: Attempted to divide by zero.", e.Text.English, StringComparison.Ordinal);
        Assert.EndsWith("计算失败：除数为零。", e.Text.Chinese, StringComparison.Ordinal);
    }

    // As MySQL evaluates it in a query.
    [Theory]
    [InlineData("1 / 0")]
    [InlineData("1 DIV 0")]
    [InlineData("1 % 0")]
    [InlineData("1 MOD 0")]
    [InlineData("MOD(1, 0)")]
    [InlineData("{{five}} / {{zero}}")]
    [InlineData("{{five}} DIV '0'")]
    [InlineData("MOD({{five}}, NULL)")]
    public void In_a_function_a_division_by_zero_is_null(string expression) => Assert.Equal("null", Evaluate($"_function {expression}"));

    [Theory]
    [InlineData("{{ 7 | math.divided_by 2 }}", "3")]
    [InlineData("{{ 7 | math.divided_by 2.0 }}", "3.5")]
    [InlineData("{{ five | math.divided_by 2 }}", "2")]
    [InlineData("{{ five | math.divided_by two }}", "2.5")]
    [InlineData("{{ long | math.divided_by 1.0 }}", "12345678901234567890.5")]
    [InlineData("{{ long | math.divided_by 1 }}", "12345678901234567890")]
    [InlineData("{{ long | math.ceil }}", "12345678901234567891")]
    [InlineData("{{ long | math.floor }}", "12345678901234567890")]
    [InlineData("{{ long | math.abs }}", "12345678901234567890.5")]
    public void Numbers_keep_their_digits(string template, string expected) => Assert.Equal(expected, Evaluate(template));

    private static string Evaluate(string template)
    {
        var plan = new RecordPlan();
        var compiled = new TemplateParser(plan).Parse(template);
        var context = new EvaluationContext(
            plan,
            new ConstantSet
            {
                LastSyncTime = default,
                CurrentTime = default,
                TimeZone = TimeZoneInfo.Utc,
            }
        );
        context.Record.Load("""{"zero":0,"two":2,"five":5,"long":12345678901234567890.5}"""u8.ToArray());
        return compiled.Evaluate(context).ToJson();
    }
}
