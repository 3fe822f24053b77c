using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.Tests.Commands;

public sealed class ShippedSchemes
{
    public static TheoryData<string> Files() =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "schemes"), "*.yaml").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_shipped_scheme_runs_with_nothing_installed_and_a_second_run_delivers_nothing(string file)
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-shipped").FullName;
        string[] Command(string name) =>
            ["run", Path.Combine(Repository.Root, "schemes", name), "--env", "sandbox", "--state", folder, "--output", "json"];
        foreach (var before in Before(file).Reverse())
        {
            Assert.Equal(0, (await QingYiProgram.RunAsync(folder, Command(before))).Exit);
        }

        var command = Command(file);
        var first = await QingYiProgram.RunAsync(folder, command);
        Assert.True(first.Exit == 0, first.Output + first.Errors);
        var report = JsonNode.Parse(first.Output)!;
        Assert.True(
            (long)report["delivered"]! > 0 && ((long)report["stored"]! == (long)report["delivered"]! || (long)report["fetched"]! == 0),
            first.Output
        );
        var second = await QingYiProgram.RunAsync(folder, command);
        Assert.True(second.Exit == 0 && (long)JsonNode.Parse(second.Output)!["delivered"]! == 0, second.Output + second.Errors);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_shipped_scheme_has_tests_and_passes_them(string file)
    {
        var (exit, output, errors) = await QingYiProgram.RunAsync(Repository.Root, "test", Path.Combine("schemes", file));
        Assert.True(exit == 0 && output.Contains('✓', StringComparison.Ordinal), output + errors);
    }

    [Fact]
    public async Task A_dry_run_starts_where_the_next_run_would_and_changes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-dry").FullName;
        string[] command =
        [
            "run",
            Path.Combine(Repository.Root, "schemes", "jackyun-sale-return.yaml"),
            "--env",
            "sandbox",
            "--state",
            folder,
            "--output",
            "json",
        ];
        var tried = JsonNode.Parse((await QingYiProgram.RunAsync(folder, [.. command, "--dry-run"])).Output)!;
        Assert.Equal((500L, 0L), ((long)tried["fetched"]!, (long)tried["stored"]!));
        var run = JsonNode.Parse((await QingYiProgram.RunAsync(folder, command)).Output)!;
        Assert.Equal(500L, (long)run["delivered"]!);
        var again = JsonNode.Parse((await QingYiProgram.RunAsync(folder, [.. command, "--dry-run"])).Output)!;
        Assert.Equal(DateTimeOffset.Parse((string)run["to"]!, null).AddMinutes(-5), DateTimeOffset.Parse((string)again["from"]!, null));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_value_set_for_one_run_reads_one_order_and_leaves_the_watermark()
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-set").FullName;
        string[] command =
        [
            "run",
            Path.Combine(Repository.Root, "schemes", "jackyun-sale-return.yaml"),
            "--env",
            "sandbox",
            "--state",
            folder,
            "--output",
            "json",
        ];
        var one = JsonNode.Parse(
            (
                await QingYiProgram.RunAsync(
                    folder,
                    [.. command, "--set", "source.request.tradeNo=JY2024060000007", "--set", "delivery.batch=1"]
                )
            ).Output
        )!;
        Assert.Equal((1L, 1L), ((long)one["fetched"]!, (long)one["delivered"]!));
        var all = JsonNode.Parse((await QingYiProgram.RunAsync(folder, command)).Output)!;
        Assert.Equal((500L, 499L, 1L), ((long)all["fetched"]!, (long)all["delivered"]!, (long)all["duplicates"]!));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_schema_beside_the_schemes_is_the_programs_own()
    {
        var (_, output, _) = await QingYiProgram.RunAsync(Repository.Root, "schema");
        Assert.Equal(
            output.ReplaceLineEndings(),
            (
                await File.ReadAllTextAsync(
                    Path.Combine(Repository.Root, "schemes", "scheme.schema.json"),
                    TestContext.Current.CancellationToken
                )
            ).ReplaceLineEndings()
        );
    }

    [Fact]
    public async Task A_chain_of_schemes_carries_records_and_answers_on()
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-chain").FullName;
        foreach (var file in new[] { "mysql-purchases-to-erp.yaml", "erp-bill-log.yaml" })
        {
            Assert.Equal(
                0,
                (
                    await QingYiProgram.RunAsync(
                        folder,
                        "run",
                        Path.Combine(Repository.Root, "schemes", file),
                        "--env",
                        "sandbox",
                        "--state",
                        folder
                    )
                ).Exit
            );
        }

        Assert.Equal(
            ["采购单号,ERP内码,数量", "PO-1001,1,10", "PO-1002,2,2.5", "PO-1003,3,100"],
            await File.ReadAllLinesAsync(Path.Combine(folder, "exports", "erp-bills.csv"), TestContext.Current.CancellationToken)
        );
        Directory.Delete(folder, recursive: true);
    }

    // The schemes that must have run, the nearest first.
    private static IEnumerable<string> Before(string file)
    {
        var line = File.ReadLines(Path.Combine(Repository.Root, "schemes", file))
            .FirstOrDefault(l => l.StartsWith("x-run-after:", StringComparison.Ordinal));
        var names = line?[(line.IndexOf('[', StringComparison.Ordinal) + 1)..line.IndexOf(']', StringComparison.Ordinal)].Split(
            ',',
            StringSplitOptions.TrimEntries
        )
            ?? [];
        return names.SelectMany(n => Before(n).Prepend(n));
    }
}
