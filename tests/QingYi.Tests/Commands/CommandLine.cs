using System.Text.RegularExpressions;
using Xunit;

namespace QingYi.Tests.Commands;

/// <summary>The output of commands, with valid and invalid arguments.</summary>
public sealed partial class CommandLine : IDisposable
{
    private const string Canary = "canary-SECRET-7f3a";
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-commands").FullName;

    [Theory]
    [InlineData("check-no-file", "check", "nowhere.yaml")]
    [InlineData("check-no-environment", "check", "scheme.yaml", "--env", "production")]
    [InlineData("check-ok", "check", "scheme.yaml")]
    [InlineData("check-explain", "check", "scheme.yaml", "one-by-one.yaml", "--explain")]
    [InlineData("check-connect-down", "check", "scheme.yaml", "--env", "down.yaml", "--connect")]
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
    [InlineData("preview-no-records", "preview", "scheme.yaml", "--records", "nowhere.json")]
    [InlineData("preview-html", "preview", "scheme.yaml", "--records", "page.html")]
    [InlineData("eval", "eval", "{{a|upper}} {{LAST_SYNC_TIME|datetime}}", "--record", "records.jsonl", "--now", "2024-06-05 10:11:12")]
    [InlineData("eval-wrong", "eval", "{{a|uper}}", "--record", "records.jsonl")]
    [InlineData("eval-record", "eval", "{{a|datetime}}", "--record", "records.jsonl")]
    [InlineData("eval-zone", "eval", "{{a}}", "--timezone", "Mars/Olympus")]
    [InlineData("test", "test", "tested.yaml")]
    [InlineData("test-incomplete", "test", "incomplete.yaml")]
    [InlineData("records-no-store", "records", "t")]
    [InlineData("connectors", "connectors")]
    [InlineData("connectors-mysql", "connectors", "mysql")]
    [InlineData("connectors-unknown", "connectors", "mysq")]
    [InlineData("connectors-api", "connectors", "mysql", "execute")]
    [InlineData("connectors-test", "connectors", "test", "--env", "target-down.yaml")]
    [InlineData("connectors-test-unknown", "connectors", "test", "lehu", "--env", "target-down.yaml")]
    [InlineData("serve-no-folder", "serve", "--schemes", "nowhere")]
    [InlineData("serve-no-address", "serve", "--schemes", ".", "--urls", "5080")]
    [InlineData("import", "import", "source.json", "target.json", "--id", "imported", "--name", "导入的方案")]
    [InlineData("import-no-json", "import", "page.html", "target.json")]
    [InlineData("export", "export", "scheme.yaml", "--side", "target")]
    [InlineData("help", "--help")]
    public async Task A_command_answers_as_agreed(string name, params string[] arguments)
    {
        Files();
        var (exit, output, errors) = await QingYiProgram.RunAsync(folder, arguments);
        Assert.DoesNotContain(Canary, output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        var text = $"$ qingyi {string.Join(' ', arguments)}\nexit {exit}\n--- stdout\n{output.TrimEnd()}\n--- stderr\n{errors.TrimEnd()}";
        Golden.Check($"Approved/commands/{name}.txt", Varying().Replace(text.Replace(folder, "FOLDER", StringComparison.Ordinal), "…"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Times, durations and free ports differ from run to run.
    [GeneratedRegex(
        @"(?<=window      ).*(?= \(Asia)|(?<=用时 time        ).*|(?<=back, at ).*(?=\.)|[0-9.]+(ms|s)(?=;)"
            + @"|(?<=127\.0\.0\.1:)[0-9]+|[0-9-]+ \d\d:\d\d:\d\d WRN.*\n"
    )]
    private static partial Regex Varying();

    private void Files()
    {
        Write(
            "source.json",
            """{ "api": "nobody.knows.this", "effect": "QUERY", "id": "id", "request": [ { "field": "a", "label": "甲","""
                + """ "type": "string", "value": "{{LAST_SYNC_TIME|datetime}}" } ], "isdeveloper": 1 }"""
        );
        Write("target.json", """{ "api": "空操作", "type": "EXECUTE", "request": [], "idCheck": true }""");
        Write(
            "one-by-one.yaml",
            """
            scheme: one
            source: { connector: jackyun, connection: jackyun, api: oms.trade.fullinfoget, id: tradeId,
              request: { startModified: "{{LAST_SYNC_TIME|datetime}}", endModified: "{{CURRENT_TIME|datetime}}", pageIndex: "0",
              fields: "tradeId,tradeNo" } }
            target: { connector: mysql, connection: lehua, api: execute, request: { main_params: { no: "{{tradeNo}}" },
              main_sql: "INSERT INTO lehua.t (no) VALUES (:no) ON DUPLICATE KEY UPDATE no = :no" } }
            """
        );
        Write(
            "scheme.yaml",
            """
            scheme: t
            source: { connector: jackyun, connection: jackyun, api: oms.trade.fullinfoget, id: tradeId,
              request: { startModified: "{{LAST_SYNC_TIME|datetime}}", endModified: "{{CURRENT_TIME|datetime}}", pageIndex: "0",
              fields: "tradeId,tradeNo" } }
            target: { connector: mysql, connection: lehua, api: execute, request: { main_params: { no: "{{tradeNo}}" },
              main_sql: "INSERT INTO lehua.t (no) VALUES (:no)" } }
            delivery: { retries: 1 }
            """
        );
        Write(
            "no-key.yaml",
            """
            scheme: no-key
            source: { connector: jackyun, connection: jackyun, api: oms.trade.fullinfoget, id: tradeId,
              request: { startModified: "{{LAST_SYNC_TIME|datetime}}", endModified: "{{CURRENT_TIME|datetime}}", pageIndex: "0",
              fields: "tradeId,tradeNo" } }
            target: { connector: mysql, connection: lehua, api: execute, request: { main_params: { no: "{{tradeNo}}" },
              main_sql: "INSERT OR IGNORE INTO lehua.t (no) SELECT 1 WHERE :no = ''", extend_params_1: { k: ":lastInsertId" },
              extend_sql_1: "INSERT INTO lehua.t (no) VALUES (:k)" } }
            """
        );
        const string tested = """
            scheme: tested
            source: { connector: jackyun, api: oms.trade.fullinfoget, id: tradeId, request: { fields: "tradeId" } }
            target: { connector: mysql, api: execute, request: { main_params: { no: "{{tradeNo}}", at: "{{CURRENT_TIME|date}}" },
              main_sql: "INSERT INTO t (no, at)  VALUES (:no, :at)" } }
            tests:

            """;
        Write(
            "tested.yaml",
            tested
                + """
                  - { name: right, now: "2024-06-05 10:11:12", record: { tradeId: 1, tradeNo: "A" },
                    expect: { statements: [ { sql: "INSERT INTO t (no, at) VALUES (?, ?)", params: [ A, "2024-06-05" ] } ] } }
                  - { name: wrong value, now: "2024-06-05", record: { tradeId: 1, tradeNo: "A" },
                    expect: { statements: [ { sql: "INSERT INTO t (no, at) VALUES (?, ?)", params: [ B, "2024-06-05" ] } ] } }
                  - { name: not rejected, record: { tradeId: 1 }, expect: { rejected: "no id" } }
                  - { name: too many, records: [ { tradeId: 1, tradeNo: "A" }, { tradeNo: "B" } ], expect: { statements: [] } }
                """
        );
        Write(
            "incomplete.yaml",
            tested
                + """
                  - { name: nothing expected, record: { tradeId: 1 } }
                  - { name: bad time, now: soon, record: { tradeId: 1 }, expect: { rejectd: "x" } }
                """
        );
        Write("setup.sql", "CREATE TABLE IF NOT EXISTS lehua.t (id INTEGER PRIMARY KEY, no VARCHAR(64));");
        const string jackyun = $"  jackyun: {{ connector: jackyun, url: 'http://127.0.0.1:9/', appKey: k, appSecret: {Canary} }}\n";
        const string emulated = "  jackyun: { connector: jackyun, emulator: { name: jackyun, orders: 2 } }\n";
        Write(
            "down.yaml",
            $"connections:\n{jackyun}  lehua: {{ connector: mysql, connectionString: 'Server=127.0.0.1;Port=9;User ID=root;"
                + $"Password={Canary}' }}\n"
        );
        Write(
            "target-down.yaml",
            $"connections:\n{emulated}  lehua: {{ connector: mysql, connectionString: 'Server=127.0.0.1;Port=9;User ID=root;"
                + $"Password={Canary}' }}\n"
        );
        Write(
            "sandbox.yaml",
            $"connections:\n{emulated}  lehua: {{ connector: sqlite, attach: {{ lehua: '{folder}/lehua.db' }}, setup: '"
                + $"{folder}/setup.sql' }}\n"
        );
        Write(
            "emulator.yaml",
            "connections:\n  jackyun: { connector: jackyun, emulator: { name: kingdee } }\n  lehua: { connector: sqlite }\n"
        );
        Write(
            "records.jsonl",
            """
            { "tradeId": 2307317872088616192, "tradeNo": "JY 'x' \"y\" 😀\n", "a": "abc" }
            { "tradeNo": "no id" }
            """
        );
        Write("page.html", "<html>maintenance</html>");
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
