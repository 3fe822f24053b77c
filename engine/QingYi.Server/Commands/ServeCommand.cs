using System.CommandLine;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Documents;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;
using QingYi.Web.Access;

namespace QingYi.Server.Commands;

/// <summary><c>serve</c>: runs the host.</summary>
internal static class ServeCommand
{
    // The next start settles deliveries that are still open after this time.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(9);

    public static Command Create(Func<ParseResult, Session> open)
    {
        var schemes = new Option<string>("--schemes")
        {
            DefaultValueFactory = _ => "schemes",
            Description = OptionTexts.Schemes.ToString(),
        };
        var urls = new Option<string>("--urls")
        {
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
            Description = OptionTexts.Urls.ToString(),
        };
        var withoutConsole = new Option<bool>("--no-console") { Description = OptionTexts.NoConsole.ToString() };
        var command = new Command("serve", HelpTexts.Serve.ToString())
        {
            schemes,
            CommonOptions.Environment,
            CommonOptions.State,
            urls,
            withoutConsole,
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
                )
                {
                    HasConsole = !result.GetValue(withoutConsole),
                };
                if (options.Urls.Count == 0)
                {
                    throw new UsageException(CommandTexts.NoAddress);
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
        var hasUsers = await store.Access.HasUsersAsync(cancellationToken).ConfigureAwait(false);
        var isOpen = options.Token.Length == 0 && !hasUsers;
        var problems = new ProblemList();
        await using var host = await SchemeHost
            .OpenAsync(session.Workspace, store, options.Host, problems, cancellationToken)
            .ConfigureAwait(false);
        if (host is null)
        {
            session.Screen.Problems(problems);
            return ExitCode.Wrong;
        }

        options = options with { HasConsole = options.HasConsole && host.Environment.Host.Console };
        if (isOpen && !options.IsLocal && !options.HasConsole)
        {
            throw new UsageException(CommandTexts.NoToken(ServeOptions.TokenName));
        }

        await using var app = WebHost.Build(options, session, store, host);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or System.Net.Sockets.SocketException)
        {
            session.Screen.Error(TerminalTexts.Error("qingyi", "QY6005", CommandTexts.CannotListen(e.Message.TrimEnd('.'))));
            return ExitCode.Failed;
        }

        session.Screen.Line(CommandTexts.Serves(string.Join(" ", app.Urls), options.Host.Folder, session.Workspace.State));
        if (isOpen && options.IsLocal)
        {
            session.Screen.Line(CommandTexts.NoUsers);
        }

        if (!hasUsers && options.HasConsole)
        {
            var page = new Uri(Reachable(new Uri(app.Urls.First())), app.Services.GetRequiredService<SetUpCode>().Address);
            session.Screen.Line(CommandTexts.SetUp(page.ToString()));
        }

        await StopSignal.RequestedAsync(cancellationToken).ConfigureAwait(false);
        session.Workspace.Logger.Write(LogLevel.Information, HostingLogTexts.Stops);
        await Task.WhenAll(host.StopAsync(), app.StopAsync(CancellationToken.None))
            .WaitAsync(StopWithin, session.Workspace.Clock, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        session.Workspace.Logger.Write(LogLevel.Information, HostingLogTexts.Stopped);
        return ExitCode.Done;
    }

    private static string Folder(string given) =>
        Directory.Exists(given) ? Path.GetFullPath(given) : throw new UsageException(CommandTexts.NoFolder(given));

    private static Uri Address(string text) =>
        text.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? throw new UsageException(CommandTexts.NoHttps)
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http", PathAndQuery: "/" } ? address
        : throw new UsageException(CommandTexts.NotAnAddress(text));

    // A browser elsewhere cannot call "all addresses of this machine".
    private static Uri Reachable(Uri address) =>
        IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(address) { Host = Environment.MachineName }.Uri
            : address;

    private static string Token(SecretStore secrets) =>
        Environment.GetEnvironmentVariable(ServeOptions.TokenName) is { Length: > 0 } given
            ? given
            : secrets.Find(ServeOptions.TokenName) ?? "";
}
