using Xunit;

namespace QingYi.Tests.Commands;

/// <summary>The output of commands, with valid and invalid arguments.</summary>
public sealed class CommandLine : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-commands").FullName;

    [Theory]
    [InlineData("check-no-file", "check", "nowhere.yaml")]
    [InlineData("check-no-environment", "check", "scheme.yaml", "--env", "production")]
    [InlineData("check-ok", "check", "scheme.yaml")]
    [InlineData("check-explain", "check", "scheme.yaml", "one-by-one.yaml", "--explain")]
    [InlineData("check-problems", "check", "problems.yaml", "--env", "sandbox.yaml")]
    [InlineData("check-json", "check", "scheme.yaml", "unknown-api.yaml", "--env", "sandbox.yaml", "--output", "json")]
    [InlineData("check-unknown-api", "check", "unknown-api.yaml", "--env", "sandbox.yaml")]
    [InlineData("check-connect-down", "check", "scheme.yaml", "--env", "down.yaml", "--connect")]
    [InlineData("run", "run", "scheme.yaml", "--env", "sandbox.yaml")]
    [InlineData("run-rejecting", "run", "rejecting.yaml", "--env", "sandbox.yaml")]
    [InlineData("run-target-down", "run", "scheme.yaml", "--env", "target-down.yaml")]
    [InlineData("run-unknown-emulator", "run", "scheme.yaml", "--env", "emulator.yaml")]
    [InlineData("run-wrong-set", "run", "scheme.yaml", "--env", "sandbox.yaml", "--set", "target.request.no=1", "--set", "batch")]
    [InlineData("run-wrong-time", "run", "scheme.yaml", "--env", "sandbox.yaml", "--from", "yesterday")]
    [InlineData("run-no-key", "run", "no-key.yaml", "--env", "sandbox.yaml")]
    [InlineData("run-without-arguments", "run")]
    [InlineData("unknown-command", "rum", "scheme.yaml")]
    [InlineData(
        "preview",
        "preview",
        "scheme.yaml",
        "--records",
        "records.jsonl",
        "--now",
        "2024-06-05 10:11:12",
        "--last-sync",
        "2024-06-05 00:00:00"
    )]
    [InlineData("preview-trace", "preview", "traced.yaml", "--records", "traced.jsonl", "--trace", "--now", "2024-06-05 10:11:12")]
    [InlineData("preview-trace-unusable", "preview", "unknown-api.yaml", "--records", "records.jsonl", "--trace")]
    [InlineData("preview-no-records", "preview", "scheme.yaml", "--records", "nowhere.json")]
    [InlineData("preview-html", "preview", "scheme.yaml", "--records", "page.html")]
    [InlineData("eval", "eval", "{{a|upper}} {{LAST_SYNC_TIME|datetime}}", "--record", "records.jsonl", "--now", "2024-06-05 10:11:12")]
    [InlineData("eval-wrong", "eval", "{{a|uper}}", "--record", "records.jsonl")]
    [InlineData("eval-record", "eval", "{{a|datetime}}", "--record", "records.jsonl")]
    [InlineData("eval-zone", "eval", "{{a}}", "--timezone", "Mars/Olympus")]
    [InlineData("test", "test", "tested.yaml")]
    [InlineData("test-incomplete", "test", "incomplete.yaml")]
    [InlineData("records-no-store", "records", "t")]
    [InlineData("runs-log-unknown", "runs", "log", "20240605101112-abcdef")]
    [InlineData("connectors", "connectors")]
    [InlineData("connectors-mysql", "connectors", "mysql")]
    [InlineData("connectors-unknown", "connectors", "mysq")]
    [InlineData("connectors-api", "connectors", "mysql", "execute")]
    [InlineData("connectors-test", "connectors", "test", "--env", "one-down.yaml")]
    [InlineData("connectors-test-unknown", "connectors", "test", "lehu", "--env", "one-down.yaml")]
    [InlineData("serve-no-folder", "serve", "--schemes", "nowhere")]
    [InlineData("serve-no-address", "serve", "--schemes", ".", "--urls", "5080")]
    [InlineData("import", "import", "source.json", "target.json", "--id", "imported", "--name", "导入的方案")]
    [InlineData("import-no-json", "import", "page.html", "target.json")]
    [InlineData("export", "export", "scheme.yaml", "--side", "target")]
    [InlineData("help", "--help")]
    [InlineData("help-reconcile", "reconcile", "--help")]
    [InlineData("help-runs-log", "runs", "log", "--help")]
    [InlineData("help-records", "records", "--help")]
    [InlineData("reconcile-wrong-action", "reconcile", "scheme.yaml", "--action", "Remove")]
    public Task A_command_answers_as_agreed(string name, params string[] arguments) =>
        CommandGolden.CheckAsync($"Approved/commands/{name}.txt", folder, arguments);

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help-retry", "records", "retry", "--help")]
    [InlineData("help-reconcile", "reconcile", "--help")]
    [InlineData("reconcile-wrong-action", "reconcile", "scheme.yaml", "--action", "Remove")]
    [InlineData("run-without-arguments", "run")]
    [InlineData("check-ok", "check", "scheme.yaml")]
    [InlineData("check-explain", "check", "scheme.yaml", "one-by-one.yaml", "--explain")]
    [InlineData("check-problems", "check", "problems.yaml", "--env", "sandbox.yaml")]
    [InlineData("check-json", "check", "scheme.yaml", "unknown-api.yaml", "--env", "sandbox.yaml", "--output", "json")]
    [InlineData("check-unknown-api", "check", "unknown-api.yaml", "--env", "sandbox.yaml")]
    [InlineData("check-connect-down", "check", "scheme.yaml", "--env", "down.yaml", "--connect")]
    [InlineData("run", "run", "scheme.yaml", "--env", "sandbox.yaml")]
    [InlineData("run-rejecting", "run", "rejecting.yaml", "--env", "sandbox.yaml")]
    [InlineData("run-target-down", "run", "scheme.yaml", "--env", "target-down.yaml")]
    [InlineData("preview-trace", "preview", "traced.yaml", "--records", "traced.jsonl", "--trace", "--now", "2024-06-05 10:11:12")]
    [InlineData("preview-trace-unusable", "preview", "unknown-api.yaml", "--records", "records.jsonl", "--trace")]
    [InlineData("test", "test", "tested.yaml")]
    [InlineData("eval-wrong", "eval", "{{a|uper}}", "--record", "records.jsonl")]
    [InlineData("connectors", "connectors")]
    [InlineData("connectors-mysql", "connectors", "mysql")]
    [InlineData("connectors-api", "connectors", "mysql", "execute")]
    [InlineData("connectors-test", "connectors", "test", "--env", "one-down.yaml")]
    [InlineData("runs-log-unknown", "runs", "log", "20240605101112-abcdef")]
    [InlineData("import", "import", "source.json", "target.json", "--id", "imported", "--name", "导入的方案")]
    public Task A_command_answers_in_Chinese(string name, params string[] arguments) =>
        CommandGolden.CheckAsync($"Approved/commands/zh/{name}.txt", folder, [.. arguments, "--lang", "zh"]);

    [Theory]
    [InlineData("", "en")]
    [InlineData("zh/", "zh")]
    public async Task The_commands_show_in_one_language_what_a_run_left(string golden, string language)
    {
        CommandFiles.Write(folder);
        await QingYiProgram.RunAsync(folder, "run", "rejecting.yaml", "--env", "sandbox.yaml");
        foreach (
            var (name, command) in new[]
            {
                ("records", "records rejecting"),
                ("records-newest", "records rejecting --newest --limit 2"),
                ("records-counts", "records rejecting --counts"),
                ("records-find", "records find JY2024060000001"),
                ("records-find-nothing", "records find nothing"),
                ("explain", "explain rejecting JY2024060000001"),
                ("explain-missing", "explain rejecting jy2024060000001"),
                ("state", "state show rejecting"),
                ("runs", "runs rejecting"),
                ("records-retry", "records retry rejecting --all"),
                ("explain-waiting", "explain rejecting JY2024060000001"),
            }
        )
        {
            await CommandGolden.CheckAsync(
                $"Approved/commands/{golden}after-{name}.txt",
                folder,
                [.. command.Split(' '), "--lang", language]
            );
        }
    }

    [Theory]
    [InlineData("", "en")]
    [InlineData("zh/", "zh")]
    public async Task The_log_of_a_run_is_printed_and_searched(string golden, string language)
    {
        CommandFiles.Write(folder);
        var (_, report, _) = await QingYiProgram.RunAsync(
            folder,
            ["run", "rejecting.yaml", "--env", "sandbox.yaml", "--output", "json", "--lang", language]
        );
        var run = (string)System.Text.Json.Nodes.JsonNode.Parse(report)!["run"]!;
        await CommandGolden.CheckAsync($"Approved/commands/{golden}runs-log.txt", folder, ["runs", "log", run, "--lang", language]);
        var (exit, last, _) = await QingYiProgram.RunAsync(folder, ["runs", "log", run, "--tail", "1", "--output", "json"]);
        Assert.Equal((0, run), (exit, (string?)System.Text.Json.Nodes.JsonNode.Parse(last)!.AsArray().Single()!["run"]));
        Assert.Equal(0, (await QingYiProgram.RunAsync(folder, ["runs", "log", run, "--find", "nowhere"])).Exit);
    }

    [Theory]
    [InlineData("", "en")]
    [InlineData("zh/", "zh")]
    public async Task Users_tokens_and_audit_are_managed_at_the_terminal(string golden, string language)
    {
        CommandFiles.Write(folder);
        foreach (
            var (name, command, input) in new[]
            {
                ("users-add", "users add 王芳 --role administrator", "correct horse\n"),
                ("users-add-short", "users add li --role viewer", "short\n"),
                ("users-remove-last", "users set 王芳 --role viewer", ""),
                ("users-unknown", "users remove nobody", ""),
                ("users", "users list", ""),
                ("tokens", "tokens list *", ""),
                ("tokens-end", "tokens create * ci --role operator --expires tomorrow", ""),
                ("tokens-unknown", "tokens revoke * ci", ""),
            }
        )
        {
            await CommandGolden.CheckAsync(
                $"Approved/commands/{golden}{name}.txt",
                folder,
                [.. command.Split(' '), "--lang", language],
                input
            );
        }

        // The account and the machine differ from one developer to the next, and with them the widths of the table.
        var (_, json, _) = await QingYiProgram.RunAsync(folder, "audit", "--output", "json", "--lang", language);
        var entry = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsArray().Single()!;
        Assert.Equal(Environment.UserName, (string?)entry["who"]);
        Assert.Equal(language == "zh" ? "添加用户 王芳，角色：管理员" : "user 王芳 added as administrator", (string?)entry["action"]);
        var (_, audit, _) = await QingYiProgram.RunAsync(folder, "audit", "--lang", language);
        Assert.Contains("王芳", audit, StringComparison.Ordinal);
        Assert.Contains(language == "zh" ? "何处" : "from", audit, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
