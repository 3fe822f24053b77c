using System.Text;
using QingYi.Engine.Documents;
using Xunit;

namespace QingYi.Tests.Completion;

/// <summary>Each fix of a problem, applied to the text, makes that problem vanish. What a problem marks is shown between ‹ and ›.</summary>
public sealed class Fixes
{
    private const string Valid = """
        scheme: x
        source:
          connector: jackyun
          connection: jackyun
          api: oms.trade.fullinfoget
          request: { fields: "tradeId,orderNo" }
        target:
          connector: mysql
          connection: lehua
          api: execute
          request:
            main_params:
              no: "{{orderNo}}"
            main_sql: "INSERT INTO t (no) VALUES (<{no: }>)"
        """;

    private readonly Author author = new();

    [Fact]
    public void The_scheme_that_the_others_are_made_of_has_no_problem() => Assert.Empty(Problems(Valid));

    [Theory]
    // Did you mean
    [InlineData("  connector: jackyun", "  connector: jackyn", "QY4004", "‹jackyn›", "connector: jackyun")]
    [InlineData("  connection: lehua", "  connection: lehau", "QY4003", "‹lehau›", "connection: lehua")]
    [InlineData("oms.trade.fullinfoget", "oms.trade.fulinfoget", "QY4005", "‹oms.trade.fulinfoget›", "api: oms.trade.fullinfoget")]
    [InlineData("  connection: lehua", "  connection: lehua\n  metod: POST", "QY1007", "‹metod›", "\n  method: POST")]
    [InlineData("fields: \"tradeId,orderNo\"", "fields: \"tradeId,orderNo\", tradeNO: a", "QY1017", "‹tradeNO›", ", tradeNo: a")]
    [InlineData("{{orderNo}}", "{{orderNo|uper}}", "QY2002", "{{orderNo|‹uper›}}", "{{orderNo|upper}}")]
    [InlineData("{{orderNo}}", "{{ordrNo}}", "QY2202", "{{‹ordrNo›}}", "{{orderNo}}")]
    [InlineData("{{orderNo}}", "{{orderno}}", "QY2201", "{{‹orderno›}}", "{{orderNo}}")]
    [InlineData("{{orderNo}}", "_function CONCT({{orderNo}}, 'a')", "QY2010", "‹CONCT›(", "_function CONCAT({{orderNo}}")]
    [InlineData("no: \"{{orderNo}}\"", "no: { value: \"{{orderNo}}\", format: dat }", "QY2011", "‹dat›", "format: date }")]
    [InlineData(
        "no: \"{{orderNo}}\"",
        "no: { value: \"{{orderNo}}\", parser: ArayUnique }",
        "QY2012",
        "‹ArayUnique›",
        "parser: ArrayUnique }"
    )]
    [InlineData("no: \"{{orderNo}}\"", "no: { value: \"{{orderNo}}\", type: strng }", "QY1012", "‹no›", "type: string }")]
    [InlineData("fields: \"tradeId,orderNo\"", "fields: \"{{LAST_SYNC_TIM}}\"", "QY2014", "‹LAST_SYNC_TIM›", "{{LAST_SYNC_TIME}}")]
    [InlineData("\"{{orderNo}}\"", "\"_findColection find a from b where c=1\"", "QY2015", "_findColection", "\"_findCollection find")]
    [InlineData("<{no: }>", "<{noo: }>", "QY3004", "<{‹noo›: }>", "<{no: }>")]
    [InlineData("  api: oms", "  condition: [[{ field: orderNo, logic: lik, value: a }]]\n  api: oms", "QY1012", "lik", "logic: like,")]
    [InlineData("  connection: lehua", "  connection: lehua\n  operation: { method: merg, field: a }", "QY1012", "merg", "method: merge,")]
    [InlineData("  connector: mysql", "  conector: mysql", "QY1007", "‹conector›", "target:\n  connector: mysql")]
    // Missing keys
    [InlineData("scheme: x\n", "", "QY1004", "‹source›", "scheme: orders-to-mysql\nsource:")]
    [InlineData("  connector: mysql\n", "", "QY1004", "‹connection›", "target:\n  connector: mysql\n  connection: lehua")]
    [InlineData("  connection: lehua\n", "", "QY4003", "‹connector›", "target:\n  connection: ")]
    [InlineData("  api: execute\n", "", "QY1004", "‹connector›", "target:\n  api: NAME\n  connector")]
    [InlineData("  api: execute\n", "  api:\n", "QY1004", "  api:‹›", "\n  api: NAME\n")]
    [InlineData(
        "  connection: lehua",
        "  connection: lehua\n  groupCalculate: { bodyName: goodsDetail }",
        "QY1004",
        "",
        "{ headerGroup: NAME, bodyName"
    )]
    [InlineData("  connection: lehua", "  connection: lehua\n  callBackStrategy: {}", "QY1004", "", "{ strategyId: NAME }")]
    // What stands there twice, or has no meaning
    [InlineData(
        "  connection: lehua",
        "  connection: lehua\n  connection: lehua # twice",
        "QY1006",
        "‹connection›",
        "connection: lehua\n  api"
    )]
    [InlineData("fields: \"tradeId,orderNo\"", "fields: \"a\", fields: \"b\"", "QY1006", "‹fields›: \"b\"", "{ fields: \"a\" }")]
    // Slips of the writing
    [InlineData("\"{{orderNo}}\"", "{{orderNo}}", "QY1011", "‹{{orderNo}}›", "no: \"{{orderNo}}\"")]
    [InlineData("\"{{orderNo}}\"", "{{orderNo}}-a # c", "QY1011", "", "no: \"{{orderNo}}-a\" # c")]
    [InlineData("\"{{orderNo}}\"", "<{no: 'a'}>", "QY1011", "", "no: \"<{no: 'a'}>\"")]
    [InlineData("target:", "target：", "QY1002", "‹target：›", "\ntarget: ")]
    [InlineData("  connection: lehua", "  connection：lehua", "QY1002", "‹connection：›", "  connection: lehua")]
    [InlineData("{{orderNo}}", "_function IF（{{orderNo}}，1，2）", "QY2009", "‹（›", "_function IF({{orderNo}},1,2)")]
    [InlineData("{{orderNo}}", "{{订单：号}}", "QY2003", "{{‹订单：号›}}", "{{`订单：号`}}")]
    [InlineData("{{orderNo}}", "{订单 号}", "QY2003", "‹{订单 号}›", "{{`订单 号`}}")]
    [InlineData("  api: oms", "  lag: 10\n  api: oms", "QY1008", "‹10›", "lag: 10s")]
    public void A_problem_of_a_scheme_is_fixed(string old, string replacement, string code, string marked, string expected) =>
        Check("scheme.yaml", Replace(old, replacement), code, marked, expected);

    [Theory]
    [InlineData("  connection: lehua", "  connection: lehua\n  note: a", "QY1007", "\n  x-note: a")]
    [InlineData("fields: \"tradeId,orderNo\"", "fields: a, tradeNos: \"\\u4e2d\"", "QY1017", "tradeNo: ")]
    public void A_further_fix_is_offered(string old, string replacement, string code, string expected) =>
        Check("scheme.yaml", Replace(old, replacement), code, "", expected);

    [Theory]
    [InlineData("""{ "scheme": "x", "source": { "conector": "noop" } }""", "QY1007", "\"connector\": \"noop\"")]
    [InlineData("""{ "scheme": "x", "nmae": "y" }""", "QY1007", "\"name\": \"y\"")]
    [InlineData("""{ "scheme": "x" }""", "QY1004", "{ \"source\": { \"connector\": ")]
    [InlineData("""{ "source": {} }""", "QY1004", "{ \"scheme\": \"orders-to-mysql\", \"source\"")]
    [InlineData("""{ "scheme": "x", "scheme": "y" }""", "QY1006", "{ \"scheme\": \"x\" }")]
    public void A_problem_of_JSON_is_fixed(string text, string code, string expected) => Check("scheme.json", text, code, "", expected);

    [Theory]
    [InlineData("connections: { a: {} }", "QY4004", "{ connector: files }")]
    [InlineData("connections: { a: { connector: nop } }", "QY4004", "{ connector: noop }")]
    [InlineData("connections:\n  a:\n    connector: jackyun\n", "QY4006", "appKey: NAME")]
    public void A_problem_of_an_environment_is_fixed(string text, string code, string expected) =>
        Check("environment.yaml", text, code, "", expected);

    [Fact]
    public void Offsets_count_a_byte_order_mark_an_emoji_and_both_line_breaks()
    {
        var text = "\uFEFF# 😀 备注\r\n" + Replace("connection: lehua", "connection: lehau").ReplaceLineEndings("\r\n");
        Check("scheme.yaml", text, "QY4003", "connection: ‹lehau›", "\uFEFF# 😀 备注\r\nscheme: x\r\n");
    }

    [Fact]
    public void The_arguments_of_a_problem_are_those_of_its_message()
    {
        var problem = Problems(Replace("connection: lehua", "connection: lehau")).Single();
        Assert.Equal("lehau", problem.Arguments["connection"]);
        Assert.Equal("lehua", problem.Arguments["suggestion"]);
        Assert.Equal("jackyun, erp, lehua, imports, exports", problem.Arguments["known"]);
        Assert.Equal(
            ("Replace 'lehau' by 'lehua'", "把 'lehau' 改为 'lehua'"),
            (problem.Fixes[0].Title.English, problem.Fixes[0].Title.Chinese)
        );
    }

    [Fact]
    public void Each_fix_of_the_broken_schemes_makes_its_problem_vanish()
    {
        var count = 0;
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "QingYi.Tests", "Broken"), "*.yaml"))
        {
            var text = File.ReadAllText(path);
            foreach (var problem in Problems(text))
            {
                foreach (var fix in problem.Fixes)
                {
                    count++;
                    Vanishes("scheme.yaml", text, problem, fix);
                }
            }
        }

        Assert.InRange(count, 10, 1000);
    }

    private static string Replace(string old, string replacement)
    {
        Assert.Contains(old, Valid, StringComparison.Ordinal);
        var at = Valid.IndexOf(old, StringComparison.Ordinal);
        return Valid[..at] + replacement + Valid[(at + old.Length)..];
    }

    private IReadOnlyList<Problem> Problems(string text, string file = "scheme.yaml") =>
        author.Assistant.Problems(file, text, Author.Environment);

    private void Check(string file, string text, string code, string marked, string expected)
    {
        var problems = Problems(text, file);
        var found = problems.Where(p => p.Code == code).ToList();
        Assert.True(found.Count > 0, $"no {code}: {string.Join('\n', problems)}");
        var fixes = found.SelectMany(p => p.Fixes.Select(f => (Problem: p, Fix: f, Text: Apply(text, f)))).ToList();
        Assert.True(fixes.Count > 0, $"no fix: {string.Join('\n', found)}");
        var shown = text.Insert(found[0].End, "›").Insert(found[0].Start, "‹");
        Assert.Contains(marked, marked.Contains('‹', StringComparison.Ordinal) ? shown : text, StringComparison.Ordinal);
        Assert.True(
            fixes.Exists(f => f.Text.Contains(expected, StringComparison.Ordinal)),
            $"{expected} is not in {string.Join("\n---\n", fixes.Select(f => f.Text))}"
        );
        Assert.All(fixes, f => Vanishes(file, text, f.Problem, f.Fix));
    }

    private void Vanishes(string file, string text, Problem problem, ProblemFix fix)
    {
        var after = Problems(Apply(text, fix), file);
        Assert.True(
            after.Count(p => (p.Code, p.Message) == (problem.Code, problem.Message))
                < Problems(text, file).Count(p => (p.Code, p.Message) == (problem.Code, problem.Message)),
            $"'{fix.Title}' leaves {problem} in\n{Apply(text, fix)}\n{string.Join('\n', after)}"
        );
    }

    private static string Apply(string text, ProblemFix fix)
    {
        var changed = new StringBuilder(text);
        foreach (var change in fix.Changes.Reverse())
        {
            changed.Remove(change.Start, change.Length).Insert(change.Start, change.Replacement);
        }

        return changed.ToString();
    }
}
