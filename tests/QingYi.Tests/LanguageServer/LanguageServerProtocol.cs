using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Tests.Completion;
using StreamJsonRpc;
using Xunit;

namespace QingYi.Tests.LanguageServer;

/// <summary>What the language server answers to its client, whatever that sends.</summary>
public sealed class LanguageServerProtocol
{
    private const string Uri = "file:///work/schemes/a.yaml";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scheme_is_checked_completed_explained_and_fixed()
    {
        await using var client = await LanguageClient.StartAsync();
        await client.OpenAsync(Uri, Author.Seed.Replace("connection: lehua", "connection: lehau", StringComparison.Ordinal));
        var found = await client.DiagnosticsAsync();
        Assert.Equal((Uri, 1), ((string)found["uri"]!, (int)found["version"]!));
        var unknown = found["diagnostics"]!.AsArray().Single(d => (string)d!["code"]! == "QY4003")!;
        Assert.Equal((1, "qingyi"), ((int)unknown["severity"]!, (string)unknown["source"]!));
        var line = (int)unknown["range"]!["start"]!["line"]!;

        var actions = await client.AskAsync(
            "textDocument/codeAction",
            new
            {
                textDocument = new { uri = Uri },
                range = unknown["range"],
                context = new { },
            }
        );
        var action = actions!.AsArray().Single()!;
        Assert.Equal(
            ("Replace 'lehau' by 'lehua'", "quickfix", true),
            ((string)action["title"]!, (string)action["kind"]!, (bool)action["isPreferred"]!)
        );
        var edit = action["edit"]!["changes"]![Uri]!.AsArray().Single()!;
        Assert.Equal("lehua", (string)edit["newText"]!);

        // The change that the editor makes of it.
        await client.TellAsync(
            "textDocument/didChange",
            new { textDocument = new { uri = Uri, version = 2 }, contentChanges = new[] { new { range = edit["range"], text = "lehua" } } }
        );
        Assert.DoesNotContain((await client.DiagnosticsAsync())["diagnostics"]!.AsArray(), d => (int)d!["severity"]! == 1);

        var items = await client.AtAsync("textDocument/completion", Uri, line, "  connection: le".Length);
        var item = items!["items"]!.AsArray().First()!;
        Assert.Equal(("lehua", line), ((string)item["label"]!, (int)item["textEdit"]!["range"]!["start"]!["line"]!));
        var hover = await client.AtAsync("textDocument/hover", Uri, line, "  connection: le".Length);
        Assert.Contains("**lehua**", (string)hover!["contents"]!["value"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_connector_throws_is_logged_and_no_answer_of_the_client()
    {
        const string Secret = "canary-SECRET-2b7d";
        var log = new LogEntries();
        var workspace = new Workspace(
            Path.GetTempPath(),
            () => throw new InvalidOperationException(Secret),
            new SecretMask(),
            NullLogger.Instance
        );
        await using var client = await LanguageClient.StartAsync(new SchemeAssistant(workspace, new AssistantOptions()), log);
        await client.OpenAsync(Uri, Author.Seed);
        var completion = await client.AtAsync("textDocument/completion", Uri, 5, 3);
        Assert.Empty(completion!["items"]!.AsArray());
        Assert.Null(await client.AtAsync("textDocument/hover", Uri, 5, 3));
        var range = new { start = new { line = 0, character = 0 }, end = new { line = 9, character = 0 } };
        var actions = await client.AskAsync(
            "textDocument/codeAction",
            new
            {
                textDocument = new { uri = Uri },
                range,
                context = new { },
            }
        );
        Assert.Empty(actions!.AsArray());
        foreach (var question in new[] { "completion", "hover", "codeAction" })
        {
            var line = Assert.Single(log.Entries, l => l.StartsWith(question, StringComparison.Ordinal));
            Assert.Contains(Secret, line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Positions_count_UTF16_units_and_any_line_break()
    {
        await using var client = await LanguageClient.StartAsync();
        await client.OpenAsync(Uri, "# 😀\r\nscheme: x\r\nsource:\r\n  connector: 😀\r\n");
        var found = (await client.DiagnosticsAsync())["diagnostics"]!.AsArray().Single(d => (string)d!["code"]! == "QY4004")!;
        Assert.Equal("""{"start":{"line":3,"character":13},"end":{"line":3,"character":15}}""", found["range"]!.ToJsonString());
        await client.TellAsync(
            "textDocument/didChange",
            new { textDocument = new { uri = Uri, version = 2 }, contentChanges = new[] { new { range = found["range"]!, text = "jack" } } }
        );
        var items = await client.AtAsync("textDocument/completion", Uri, 3, 17);
        Assert.Equal("jackyun", (string)items!["items"]![0]!["label"]!);
        Assert.Equal(
            """{"start":{"line":3,"character":13},"end":{"line":3,"character":17}}""",
            items["items"]![0]!["textEdit"]!["range"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("zh-cn", null, "改为")]
    [InlineData("en", null, "Replace")]
    [InlineData("fr", null, "Replace")]
    [InlineData("zh-cn", "en", "Replace")]
    public async Task The_client_is_answered_in_its_language(string locale, string? given, string expected)
    {
        await using var client = await LanguageClient.StartAsync(locale, given is null ? null : CultureInfo.GetCultureInfo(given));
        await client.OpenAsync(Uri, "scheme: x\nsorce: {}\n");
        await client.DiagnosticsAsync();
        var actions = await client.AskAsync(
            "textDocument/codeAction",
            new
            {
                textDocument = new { uri = Uri },
                range = new { start = new { line = 1, character = 0 }, end = new { line = 1, character = 3 } },
            }
        );
        Assert.Contains(expected, (string)actions![0]!["title"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///work/readme.txt", "scheme: x\nsorce: {}")]
    [InlineData("file:///work/.github/workflows/ci.yaml", "on: push\njobs: {}\n")]
    [InlineData("file:///work/scheme.schema.json", "{ \"source\": 1 }")]
    public async Task Another_file_has_no_problems(string uri, string text)
    {
        await using var client = await LanguageClient.StartAsync();
        await client.OpenAsync(uri, text);
        Assert.Empty((await client.DiagnosticsAsync())["diagnostics"]!.AsArray());
    }

    [Fact]
    public async Task An_environment_has_problems_and_fixes()
    {
        await using var client = await LanguageClient.StartAsync();
        await client.OpenAsync("file:///work/environments/e.yaml", "connections:\n  a:\n    connector: mysq\n");
        Assert.Equal("QY4004", (string)(await client.DiagnosticsAsync())["diagnostics"]!.AsArray().Single()!["code"]!);
    }

    [Fact]
    public async Task Problems_are_sent_when_the_author_pauses_and_go_when_the_document_closes()
    {
        await using var client = await LanguageClient.StartAsync();
        await client.OpenAsync(Uri, "scheme: x\n");
        for (var i = 2; i < 12; i++)
        {
            await client.TellAsync(
                "textDocument/didChange",
                new { textDocument = new { uri = Uri, version = i }, contentChanges = new[] { new { text = $"scheme: x{i}\n" } } }
            );
        }

        Assert.Equal(11, (int)(await client.DiagnosticsAsync())["version"]!);
        Assert.True(await client.IsQuietAsync());
        await client.TellAsync("textDocument/didClose", new { textDocument = new { uri = Uri } });
        Assert.Empty((await client.DiagnosticsAsync())["diagnostics"]!.AsArray());
    }

    [Fact]
    public async Task Hostile_messages_end_nothing()
    {
        await using var client = await LanguageClient.StartAsync();
        await Assert.ThrowsAsync<RemoteMethodNotFoundException>(() => client.AskAsync("workspace/nonsense", new { }));
        await client.TellAsync("$/nonsense", new { });
        await client.TellAsync(
            "textDocument/didChange",
            new { textDocument = new { uri = "file:///not/open.yaml", version = 1 }, contentChanges = new[] { new { text = "a" } } }
        );
        await client.TellAsync("textDocument/didClose", new { textDocument = new { uri = "file:///not/open.yaml" } });
        await client.TellAsync("textDocument/didOpen", new { nonsense = true });
        Assert.Empty((await client.AtAsync("textDocument/completion", "file:///not/open.yaml", 0, 0))!["items"]!.AsArray());
        Assert.Null(await client.AtAsync("textDocument/hover", "file:///not/open.yaml", 0, 0));
        await Assert.ThrowsAnyAsync<RemoteRpcException>(() => client.AskAsync("textDocument/hover", new { }));

        await client.OpenAsync("untitled:Untitled-1", "scheme: \"x\nsource: {{ [ \t\0 😀");
        foreach (var (line, character) in new[] { (-1, -1), (0, 9999), (9999, 0), (1, int.MaxValue), (int.MaxValue, int.MaxValue) })
        {
            Assert.NotNull(await client.AtAsync("textDocument/completion", "untitled:Untitled-1", line, character));
            await client.AtAsync("textDocument/hover", "untitled:Untitled-1", line, character);
            await client.AskAsync(
                "textDocument/codeAction",
                new
                {
                    textDocument = new { uri = "untitled:Untitled-1" },
                    range = new { start = new { line, character }, end = new { line = 0, character = 0 } },
                }
            );
        }
    }

    [Fact]
    public async Task A_file_of_a_megabyte_is_answered()
    {
        await using var client = await LanguageClient.StartAsync();
        var node = "    - field: note\n      value: \"{{orderNo}} 中文 😀\"\n";
        var text = Author.Seed + "\nx-notes:\n" + string.Concat(Enumerable.Repeat(node, 1_048_576 / node.Length));
        await client.OpenAsync(Uri, text);
        var began = Stopwatch.GetTimestamp();
        var items = await client.AtAsync("textDocument/completion", Uri, 10, "  connector: jac".Length);
        Assert.Equal("jackyun", (string)items!["items"]![0]!["label"]!);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.NotNull((await client.DiagnosticsAsync())["diagnostics"]);
    }

    [Fact]
    public async Task Before_the_first_message_nothing_is_answered()
    {
        await using var client = LanguageClient.Silent();
        var refused = await Assert.ThrowsAsync<RemoteInvocationException>(() => client.AtAsync("textDocument/hover", Uri, 0, 0));
        Assert.Equal(-32002, refused.ErrorCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_server_ends_with_its_client(bool saysSo)
    {
        await using var client = await LanguageClient.StartAsync();
        if (saysSo)
        {
            await client.AskAsync("shutdown", new { });
        }

        await client.TellAsync("exit", new { });
        Assert.Equal(saysSo, await client.Ended.WaitAsync(TimeSpan.FromSeconds(10), Token));
    }

    [Fact]
    public async Task The_program_ends_when_its_input_closes_and_writes_nothing_but_messages()
    {
        using var program = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(Repository.Program, "qingyi.dll"), "lsp", "--env", "nowhere", "--lang", "en"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        const string Message = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}""";
        await program.StandardInput.WriteAsync($"Content-Length: {Message.Length}\r\n\r\n{Message}");
        await program.StandardInput.FlushAsync(Token);
        var header = await program.StandardOutput.ReadLineAsync(Token);
        Assert.StartsWith("Content-Length: ", header, StringComparison.Ordinal);
        program.StandardInput.Close();
        var rest = await program.StandardOutput.ReadToEndAsync(Token);
        var body = rest[(rest.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim();
        Assert.Equal("qingyi", (string)JsonNode.Parse(body)!["result"]!["serverInfo"]!["name"]!);
        Assert.Contains("QY4001", await program.StandardError.ReadToEndAsync(Token), StringComparison.Ordinal);
        await program.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Equal(1, program.ExitCode);
    }
}
