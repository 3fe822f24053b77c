using System.Net;
using System.Net.Sockets;

namespace QingYi.Tests.Commands;

/// <summary>The files that the commands of these tests name.</summary>
internal static class CommandFiles
{
    /// <summary>The value of every secret in them.</summary>
    public const string Canary = "canary-SECRET-7f3a";

    // Takes connections and never answers.
    private static readonly TcpListener Silent = Listen();

    private const string Source = """
        source: { connector: jackyun, connection: jackyun, api: oms.trade.fullinfoget, id: tradeId,
          request: { startModified: "{{LAST_SYNC_TIME|datetime}}", endModified: "{{CURRENT_TIME|datetime}}", pageIndex: "0",
          fields: "tradeId,tradeNo" } }
        """;

    public static void Write(string folder)
    {
        void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

        Write(
            "source.json",
            """{ "api": "nobody.knows.this", "effect": "QUERY", "id": "id", "request": [ { "field": "a", "label": "甲","""
                + """ "type": "string", "value": "{{LAST_SYNC_TIME|datetime}}" } ], "isdeveloper": 1 }"""
        );
        Write("target.json", """{ "api": "空操作", "type": "EXECUTE", "request": [], "idCheck": true }""");
        Write(
            "one-by-one.yaml",
            $$$"""
            scheme: one
            {{{Source}}}
            target: { connector: mysql, connection: lehua, api: execute, request: { main_params: { no: "{{tradeNo}}" },
              main_sql: "INSERT INTO lehua.t (no) VALUES (:no) ON DUPLICATE KEY UPDATE no = :no" } }
            """
        );
        Write(
            "scheme.yaml",
            $$$"""
            scheme: t
            {{{Source}}}
            target: { connector: mysql, connection: lehua, api: execute, request: { main_params: { no: "{{tradeNo}}" },
              main_sql: "INSERT INTO lehua.t (no) VALUES (:no)" } }
            delivery: { retries: 1 }
            """
        );
        Write(
            "rejecting.yaml",
            $$$"""
            scheme: rejecting
            {{{Source.Replace("id: tradeId,", "id: tradeId, number: tradeNo,", StringComparison.Ordinal)}}}
            target: { connector: mysql, connection: lehua, api: execute, request: { main_params: { no: "{{tradeNo|datetime}}" },
              main_sql: "INSERT INTO lehua.t (no) VALUES (:no)" } }
            """
        );
        Write(
            "problems.yaml",
            """
            scheme: problems
            source: { connector: jackyun, connection: jackyun, api: oms.trade.fullinfoget, id: tradeId, reqest: {} }
            target: { connector: mysql, connection: lehua, api: execute, request: { main_params: { no: "{{tradeNo|uper}}" },
              main_sql: "INSERT INTO lehua.t (no) VALUES (:number)" } }
            delivery: { retries: many }
            """
        );
        Write(
            "unknown-api.yaml",
            """
            scheme: unknown-api
            source: { connector: jackyun, connection: jackyun, api: oms.trade.fullinfogot, id: tradeId }
            target: { connector: noop, api: noop }
            """
        );
        Write(
            "traced.yaml",
            """
            scheme: traced
            source: { connector: files, api: jsonl, id: id, number: no, request: { path: in.jsonl }, beatFlat: [lines],
              condition: [[{ field: status, logic: eq, value: "1" }], [{ field: lines.qty, logic: gt, value: 0 }]],
              formatResponse: [{ old: at, new: day, format: date }] }
            target: { connector: noop, api: noop, request: { no: "{{no|upper}}", day: { value: "{{day}}", type: string },
              qty: { value: "{{lines_qty}}", type: int }, wrong: "{{no|uper}}", must: { value: "{{memo}}", required: true } } }
            """
        );
        Write(
            "traced.jsonl",
            """
            {"id":1,"no":"a 😀","status":"1","at":"2024-06-05 10:11:12","lines":[{"qty":2},{"qty":"two"}]}
            {"id":2,"no":"b","status":"2","lines":[]}
            {"id":3,"no":"c","status":"2","at":"soon","lines":[{"qty":0},{"qty":3}]}
            """
        );
        Write(
            "no-key.yaml",
            $$$"""
            scheme: no-key
            {{{Source}}}
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
            // The source has not answered when the target fails.
            $"connections:\n{jackyun.Replace(":9/", $":{Silent.LocalEndpoint.ToString()!.Split(':')[1]}/", StringComparison.Ordinal)}"
                + $"  lehua: {{ connector: mysql, connectionString: 'Server=127.0.0.1;Port=9;User ID=root;Password={Canary}' }}\n"
        );
        Write(
            "one-down.yaml",
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

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}
