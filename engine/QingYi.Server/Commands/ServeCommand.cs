using System.CommandLine;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Documents;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>serve</c>: runs the host.</summary>
internal static class ServeCommand
{
    private const string TokenName = "QINGYI_API_TOKEN";

    // The next start settles deliveries that are still open after this time.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(9);

    public static Command Create(Func<ParseResult, Session> open)
    {
        var schemes = new Option<string>("--schemes")
        {
            DefaultValueFactory = _ => "schemes",
            Description = "方案目录 the folder of scheme files",
        };
        var urls = new Option<string>("--urls")
        {
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
            Description = "监听地址 the addresses that the API listens on, separated by ';'",
        };
        var command = new Command("serve", "常驻运行 runs the schemes of a folder by their schedules, with an HTTP API")
        {
            schemes,
            CommonOptions.Environment,
            CommonOptions.State,
            urls,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                session.SayMore();
                session.ReportPlugins();
                var options = new ServeOptions(
                    new SchemeHostOptions(Folder(result.GetValue(schemes)!), result.GetValue(CommonOptions.Environment)),
                    [.. result.GetValue(urls)!.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Address)],
                    Token(session.Secrets)
                );
                if (options.Urls.Count == 0)
                {
                    throw new UsageException("--urls: no address is given. Write http://127.0.0.1:5080.");
                }

                if (!options.IsLocal && options.Token.Length == 0)
                {
                    throw new UsageException(
                        "--urls: an API that other machines can reach requires a token. Set the environment variable "
                            + $"{TokenName}, or run 'qingyi secrets set {TokenName}', or listen on 127.0.0.1."
                    );
                }

                return await ServeAsync(session, options, cancellationToken).ConfigureAwait(false);
            }
        );
        return command;
    }

    private static async Task<int> ServeAsync(Session session, ServeOptions options, CancellationToken cancellationToken)
    {
        session.Screen.Mask.Add(options.Token);
        await using var store = session.OpenStore();
        var problems = new ProblemList();
        await using var host = await SchemeHost
            .OpenAsync(session.Workspace, store, options.Host, problems, cancellationToken)
            .ConfigureAwait(false);
        if (host is null)
        {
            session.Screen.Problems(problems);
            return ExitCode.Wrong;
        }

        await using var app = WebHost.Build(options, session, store, host);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or System.Net.Sockets.SocketException)
        {
            session.Screen.Error(
                $"qingyi: error QY6005: the host cannot listen: {e.Message.TrimEnd('.')}. Choose another address with --urls, "
                    + "or end the program that listens there."
            );
            return ExitCode.Failed;
        }

        session.Screen.Line(
            $"轻易 QingYi: {string.Join(" ", app.Urls)}  方案 schemes: {options.Host.Folder}  状态 state: {session.Workspace.State}"
        );
        await StopSignal.RequestedAsync(cancellationToken).ConfigureAwait(false);
        session.Workspace.Logger.LogInformation("The host is stopping and completes the deliveries in progress");
        await Task.WhenAny(
                Task.WhenAll(host.StopAsync(), app.StopAsync(CancellationToken.None)),
                Task.Delay(StopWithin, CancellationToken.None)
            )
            .ConfigureAwait(false);
        session.Workspace.Logger.LogInformation("The host has stopped");
        return ExitCode.Done;
    }

    private static string Folder(string given) =>
        Directory.Exists(given) ? Path.GetFullPath(given) : throw new UsageException($"--schemes: there is no folder {given}.");

    private static Uri Address(string text) =>
        text.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            ? throw new UsageException(
                $"--urls: the host does not serve https. Listen on http://127.0.0.1:5080 and put a reverse proxy (nginx, Caddy) in front."
            )
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http", PathAndQuery: "/" } ? address
        : throw new UsageException($"--urls: '{text}' is not an address. Write http://127.0.0.1:5080.");

    private static string Token(SecretStore secrets) =>
        Environment.GetEnvironmentVariable(TokenName) is { Length: > 0 } given ? given : secrets.Find(TokenName) ?? "";
}
