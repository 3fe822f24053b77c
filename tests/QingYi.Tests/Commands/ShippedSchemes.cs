using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.Tests.Commands;

public sealed class ShippedSchemes
{
    public static TheoryData<string> Files() => [.. Directory.GetFiles(Path.Combine(Repository.Root, "schemes"), "*.yaml").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_shipped_scheme_runs_with_nothing_installed_and_a_second_run_delivers_nothing(string file)
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-shipped").FullName;
        string[] command = ["run", Path.Combine(Repository.Root, "schemes", file), "--env", "sandbox", "--state", folder, "--output", "json"];
        var first = await QingYiProgram.RunAsync(folder, command);
        Assert.True(first.Exit == 0, first.Output + first.Errors);
        var report = JsonNode.Parse(first.Output)!;
        Assert.True((long)report["delivered"]! > 0 && (long)report["stored"]! == (long)report["delivered"]!, first.Output);
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
        string[] command = ["run", Path.Combine(Repository.Root, "schemes", "jackyun-sale-return.yaml"), "--env", "sandbox", "--state", folder, "--output", "json"];
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
        string[] command = ["run", Path.Combine(Repository.Root, "schemes", "jackyun-sale-return.yaml"), "--env", "sandbox", "--state", folder, "--output", "json"];
        var one = JsonNode.Parse((await QingYiProgram.RunAsync(folder, [.. command, "--set", "source.request.tradeNo=JY2024060000007", "--set", "delivery.batch=1"])).Output)!;
        Assert.Equal((1L, 1L), ((long)one["fetched"]!, (long)one["delivered"]!));
        var all = JsonNode.Parse((await QingYiProgram.RunAsync(folder, command)).Output)!;
        Assert.Equal((500L, 499L, 1L), ((long)all["fetched"]!, (long)all["delivered"]!, (long)all["duplicates"]!));
        Directory.Delete(folder, recursive: true);
    }
}
