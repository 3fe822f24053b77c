using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Http;

public sealed class UnusualAnswers
{
    private const string Flat = "path: /list, records: data";

    [Theory]
    [InlineData("application/json; charset=GBK", "7b2264617461223a5b7b226964223a312c226e223a22c1fabeaeb2e8227d5d7d")]
    [InlineData("application/json; charset=ISO-8859-1", "7b2264617461223a5b7b226964223a312c226e223a22e9be99e4ba95e88cb6227d5d7d")]
    [InlineData("application/json", "EFBBBF7b2264617461223a5b7b226964223a312c226e223a22e9be99e4ba95e88cb6227d5d7d")]
    public async Task An_answer_is_read_in_the_charset_that_it_names(string type, string body)
    {
        await using var run = new LocalRun();
        var report = await RunAsync(run, type, Convert.FromHexString(body));
        Assert.Equal((RunStatus.Succeeded, null), (report.Status, report.Fault));
        Assert.Equal("""{"id":1,"n":"龙井茶"}""", Written(run));
    }

    [Theory]
    [InlineData("application/json", "UTF-8")]
    [InlineData("application/json; charset=gb18030", "gb18030")]
    public async Task Bytes_that_are_not_of_the_charset_end_the_run_and_do_not_reach_the_target(string type, string named)
    {
        await using var run = new LocalRun();
        var report = await RunAsync(run, type, [.. """{"data":[{"id":1,"n":"""u8, (byte)'"', 0xFF, 0xFF, .. "\"}]}"u8]);
        Assert.Equal("QY5003", report.Fault!.Code);
        Assert.Contains($"the answer is not valid {named}, ", report.Fault.Message.English, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run.Folder, "o.jsonl")));
    }

    [Theory]
    [InlineData("""{"v":NaN}""", "the answer is not JSON at its line 1, byte 6")]
    [InlineData("<br />\n<b>Notice</b>: x {\"data\":[]}", "the answer is a web page, not JSON")]
    [InlineData("""{"data":[]} and more""", "the answer is not JSON at its line 1, byte 13")]
    [InlineData("""{"data":[{"id":1""", "the answer is incomplete")]
    public async Task What_is_no_JSON_is_told_with_its_place(string body, string cause)
    {
        await using var run = new LocalRun();
        var report = await RunAsync(run, "application/json", Encoding.UTF8.GetBytes(body));
        Assert.Contains(cause, report.Fault!.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_content_is_a_window_without_records()
    {
        await using var run = new LocalRun();
        await using var server = await AnsweringServer.StartAsync(c =>
        {
            c.Response.StatusCode = 204;
            return Task.CompletedTask;
        });
        var report = await RunAsync(run, server.Url, Flat);
        Assert.Equal((RunStatus.Succeeded, 0L, 1L), (report.Status, report.Progress.Fetched, report.Progress.Windows));
    }

    [Theory]
    [InlineData("""{"code":401,"msg":"token expired"}""", false)]
    [InlineData("""{"rows":[{"id":1}]}""", false)]
    [InlineData("""{"data":[]}""", true)]
    [InlineData("""{"data":null}""", true)]
    public async Task An_answer_without_the_path_of_the_records_is_no_empty_page(string body, bool isEmpty)
    {
        await using var run = new LocalRun();
        var report = await RunAsync(run, "application/json", Encoding.UTF8.GetBytes(body));
        Assert.Equal(isEmpty, report.Fault is null);
        await using var store = run.OpenStore();
        Assert.Equal(isEmpty, await store.WatermarkAsync("t", TestContext.Current.CancellationToken) is not null);
        Assert.True(
            isEmpty
                || report.Fault!.Message.English.EndsWith(
                    $"It has: {body.Split('"')[1]}{(body.Contains("msg", StringComparison.Ordinal) ? ", msg" : "")}",
                    StringComparison.Ordinal
                ),
            report.Fault?.Message.English
        );
    }

    [Theory]
    [InlineData("more", "{ kind: hasMore, field: page, path: more }", "50 consecutive pages were empty", 52)]
    [InlineData("ignored", "{ kind: index, field: page }", "the same page 3 times", 3)]
    [InlineData("flip", "{ kind: cursor, field: cursor, path: next }", "the cursor 'A' occurred before", 3)]
    public async Task Paging_that_would_never_end_ends_after_few_calls(string kind, string paging, string cause, int calls)
    {
        await using var run = new LocalRun();
        var made = 0;
        await using var server = await AnsweringServer.StartAsync(
            (request, call) =>
            {
                made = call;
                var page = int.Parse(request.Query["page"] is [{ Length: > 0 } given] ? given : "0", CultureInfo.InvariantCulture);
                return kind switch
                {
                    "more" => $$"""{"data":[{{(page < 2 ? $$"""{"id":{{page}}}""" : "")}}],"more":true}""",
                    "ignored" => """{"data":[{"id":1},{"id":2}]}""",
                    _ => request.Query["cursor"] == "A"
                        ? """{"data":[{"id":1},{"id":2}],"next":"B"}"""
                        : """{"data":[{"id":3},{"id":4}],"next":"A"}""",
                };
            }
        );
        var report = await RunAsync(run, server.Url, $"{Flat}, paging: {paging}");
        Assert.Equal((RunStatus.Failed, "QY5001"), (report.Status, report.Fault!.Code));
        Assert.Contains(cause, report.Fault.Message.English, StringComparison.Ordinal);
        Assert.InRange(made, calls, calls + 1);
    }

    [Fact]
    public async Task A_certificate_that_nobody_has_signed_fails_at_once_and_says_so()
    {
        await using var run = new LocalRun();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var own = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1)
        );
        using var certificate = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pfx), null);
        await using var server = await AnsweringServer.StartAsync(c => Task.CompletedTask, certificate);
        var report = await RunAsync(run, server.Url, Flat);
        Assert.Equal("QY5001", report.Fault!.Code);
        Assert.Contains("the certificate of the system is not trusted", report.Fault.Message.English, StringComparison.Ordinal);
        Assert.DoesNotContain("inner exception", report.Fault.Message.English, StringComparison.Ordinal);
    }

    private static async Task<RunReport> RunAsync(LocalRun run, string type, byte[] body)
    {
        await using var server = await AnsweringServer.StartAsync(c =>
        {
            c.Response.ContentType = type;
            return c.Response.Body.WriteAsync(body).AsTask();
        });
        return await RunAsync(run, server.Url, Flat);
    }

    private static Task<RunReport> RunAsync(LocalRun run, string url, string call)
    {
        run.Connect(url, "auth: none, timeout: 5s");
        return run.RunAsync(
            $$$"""
            scheme: t
            source: { connector: http, connection: erp, api: request, id: id, pagination: { pageSize: 2 },
              request: { http: { {{{call}}} } } }
            target: { connector: files, connection: files, api: jsonl, request: { path: o.jsonl, id: "{{id}}", n: "{{n}}" } }
            delivery: { retries: 2 }
            """
        );
    }

    private static string Written(LocalRun run) => File.ReadAllText(Path.Combine(run.Folder, "o.jsonl")).Trim();
}
