using System.Diagnostics;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Metadata;

public sealed class YamlForms
{
    [Theory]
    [InlineData("<<: *common", "1 3")]
    [InlineData("<<: [*other, *common]", "9 3")]
    public async Task The_merge_key_brings_what_is_not_written_itself(string merge, string expected)
    {
        await using var run = new LocalRun();
        run.Records("""[ { "id": 1 } ]""");
        await run.RunAsync(
            $$"""
            x-common: &common { a: "1", b: "2" }
            x-other: &other { a: "9" }
            scheme: t
            {{LocalRun.Source}}
            target: { connector: files, connection: files, api: csv, request: { {{merge}}, path: o.csv, b: "3" } }
            """
        );
        Assert.Equal(
            expected,
            (await File.ReadAllLinesAsync(Path.Combine(run.Folder, "o.csv"), TestContext.Current.CancellationToken))[1].Replace(',', ' ')
        );
    }

    [Fact]
    public void What_cannot_be_merged_is_named_with_its_place() =>
        Assert.Contains(
            SchemeProblems.Of(
                "scheme: t\nsource: { connector: noop, api: noop, id: id }\ntarget:\n  connector: noop\n  api: noop\n  "
                    + "request:\n    <<: text\n    a: 1"
            ),
            p => p.Code == "QY1005" && p.Position.Line == 7
        );

    [Theory]
    [InlineData("x-a: &a\n  <<: *a\n  b: 1")]
    [InlineData("x-a: &a { <<: [*a, *a], b: 1 }")]
    public void A_mapping_that_is_merged_into_itself_is_refused(string text) =>
        Assert.Contains(SchemeProblems.Of($"{text}\nscheme: t\n"), p =>
            p.Code == "QY1002" && p.Message.English.Contains("merged into itself", StringComparison.Ordinal)
        );

    [Fact]
    public void Aliases_that_multiply_are_refused_before_they_fill_the_memory()
    {
        var levels = string.Join(
            '\n',
            Enumerable.Range(1, 7).Select(i => $"x-{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 9))}]")
        );
        var watch = Stopwatch.StartNew();
        Assert.Contains(SchemeProblems.Of($"x-0: &l0 [{string.Join(", ", Enumerable.Repeat("x", 9))}]\n{levels}\nscheme: t\n"), p =>
            p.Code == "QY1002" && p.Message.English.Contains("once its aliases are resolved", StringComparison.Ordinal)
        );
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public async Task A_tag_makes_a_text_of_what_looks_like_a_number()
    {
        await using var run = new LocalRun();
        run.Records("""[ { "id": 1 } ]""");
        await run.RunAsync(
            $$"""
            scheme: t
            {{LocalRun.Source}}
            target: { connector: files, connection: files, api: jsonl, request: { path: o.jsonl, a: !!str 012, b: 12 } }
            """
        );
        Assert.Equal(
            """{"a":"012","b":12}""",
            (await File.ReadAllTextAsync(Path.Combine(run.Folder, "o.jsonl"), TestContext.Current.CancellationToken)).Trim()
        );
    }

    [Fact]
    public async Task Metadata_as_it_is_printed_stands_in_a_scheme_with_ids_and_parents()
    {
        await using var run = new LocalRun();
        run.Records("""[ { "id": 1, "FNumber": "N1" } ]""");
        var report = await run.RunAsync(
            $$"""
            scheme: t
            {{LocalRun.Source}}
            target: {"connector":"files","connection":"files","api":"jsonl","request":[{"field":"path","value":"o.jsonl"},
              {"id":"0a0a0a0a-0000-3000-8000-000000000001","type":"object","field":"head","label":"","value":"","describe":"",
                "parent_id":null,"is_required":false},
              {"id":"0a0a0a0a-0000-3000-8000-000000000002","type":"string","field":"code","label":"编码","value":"{FNumber}","describe":"",
                "parent_id":"0a0a0a0a-0000-3000-8000-000000000001","is_required":true}]}
            """
        );
        Assert.Null(report.Fault);
        Assert.Equal(
            """{"head":{"code":"N1"}}""",
            (await File.ReadAllTextAsync(Path.Combine(run.Folder, "o.jsonl"), TestContext.Current.CancellationToken)).Trim()
        );
    }
}
