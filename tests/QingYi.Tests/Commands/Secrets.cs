using System.Runtime.Versioning;
using Xunit;

namespace QingYi.Tests.Commands;

/// <summary>A secret is read from standard input, is used only in a connection, and appears nowhere else.</summary>
public sealed class Secrets : IDisposable
{
    private const string Canary = "canary-SECRET-7f3a'x\"y;";
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-secrets").FullName;

    [Fact]
    public async Task A_stored_secret_reaches_the_connection_and_nothing_that_people_see()
    {
        Write(
            "environment.yaml",
            """
            connections:
              jackyun: { connector: jackyun, emulator: { name: jackyun, orders: 2 } }
              api: { connector: http, url: "http://127.0.0.1:9/", auth: bearer, token: "${secret:API.TOKEN}" }
            """
        );
        Write(
            "scheme.yaml",
            """
            scheme: t
            source: { connector: jackyun, connection: jackyun, api: oms.trade.fullinfoget, id: tradeId,
              request: { startModified: "{{LAST_SYNC_TIME|datetime}}", endModified: "{{CURRENT_TIME|datetime}}", pageIndex: "0",
              fields: "tradeId,tradeNo" } }
            target: { connector: http, connection: api, api: request, request: { no: "{{tradeNo}}" }, otherRequest: { http: { path: orders,
              method: POST } } }
            delivery: { retries: 1 }
            """
        );
        var (exit, _, errors) = await RunAsync("check", "scheme.yaml", "--env", "environment.yaml");
        Assert.Equal(2, exit);
        Assert.Contains(
            "error QY4011: the secret 'API.TOKEN' is not stored. Store it: qingyi secrets set API.TOKEN",
            errors,
            StringComparison.Ordinal
        );

        Assert.Equal(
            (0, "API.TOKEN: stored. ${secret:API.TOKEN}\n", ""),
            await QingYiProgram.RunWithInputAsync(folder, Canary + "\n", "secrets", "set", "API.TOKEN")
        );
        Assert.Equal("API.TOKEN\n", (await RunAsync("secrets", "list")).Output);
        Assert.Equal(0, (await RunAsync("check", "scheme.yaml", "--env", "environment.yaml")).Exit);
        var run = await RunAsync("run", "scheme.yaml", "--env", "environment.yaml", "--verbose");
        Assert.Equal(3, run.Exit);
        Assert.Contains("QY5004", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", run.Output + run.Errors, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, ".qingyi"), "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(
                "canary",
                await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1, TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Only_the_owner_reads_the_secrets_and_their_keys()
    {
        await QingYiProgram.RunWithInputAsync(folder, Canary, "secrets", "set", "A");
        await QingYiProgram.RunWithInputAsync(folder, Canary, "secrets", "set", "A");
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        string[] files = [State("secrets.json"), State("secret-keys"), .. Directory.GetFiles(State("secret-keys"))];
        Assert.Equal(3, files.Length);
        Assert.All(files, f => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(f) & others));
    }

    [Fact]
    public async Task What_is_wrong_with_a_secret_is_said_without_it()
    {
        await SecretsAsync(Canary, 0, "", "set", "ABC");
        await SecretsAsync("", 2, "there is no secret 'AB'. Did you mean 'ABC'?", "remove", "AB");
        await SecretsAsync(Canary, 2, "'a b' cannot be the name of a secret.", "set", "a b");
        await SecretsAsync("\n", 2, "the value of 'E' is empty, so nothing was stored.", "set", "E");
        await SecretsAsync("", 0, "", "remove", "ABC");
        await SecretsAsync("", 2, "there is no secret 'ABC'.", "remove", "ABC");

        Write("environment.yaml", "connections:\n  db: { connector: mysql, connectionString: \"Server=x;Password=${secret:ABC}\" }\n");
        Write("scheme.yaml", "scheme: t\nsource: { connector: noop }\ntarget: { connector: noop }\n");
        await SecretsAsync(Canary, 0, "", "set", "ABC");
        Directory.Delete(State("secret-keys"), recursive: true);
        var lost = await RunAsync("check", "scheme.yaml", "--env", "environment.yaml");
        Assert.Equal(3, lost.Exit);
        Assert.Contains("error QY5015: the secret 'ABC' in ", lost.Errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(State("secrets.json"), "<html>", TestContext.Current.CancellationToken);
        Assert.Contains("error QY5015: the secrets in ", (await RunAsync("secrets", "list")).Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments) => QingYiProgram.RunAsync(folder, arguments);

    private async Task SecretsAsync(string input, int exit, string said, params string[] arguments)
    {
        var (ended, _, errors) = await QingYiProgram.RunWithInputAsync(folder, input, ["secrets", .. arguments]);
        Assert.Equal(exit, ended);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", errors, StringComparison.Ordinal);
    }

    private string State(string file) => Path.Combine(folder, ".qingyi", file);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
