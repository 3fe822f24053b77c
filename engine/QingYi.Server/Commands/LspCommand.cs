using System.CommandLine;
using System.Globalization;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Assistants;
using QingYi.Server.Hosting;
using QingYi.Server.LanguageServer;

namespace QingYi.Server.Commands;

/// <summary><c>lsp</c>: serves an editor over stdin and stdout.</summary>
internal static class LspCommand
{
    // What the protocol asks for when the client ends without a farewell.
    private const int Abandoned = 1;

    public static Command Create(Func<ParseResult, Session> open)
    {
        var schemes = new Option<string>("--schemes")
        {
            Description = OptionTexts.Schemes.ToString(),
            DefaultValueFactory = _ => "schemes",
        };
        var command = new Command("lsp", HelpTexts.Lsp.ToString()) { schemes, CommonOptions.Environment, CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                session.ReportPlugins();
                await using var store = OpenStore(session);
                var folder = Path.GetFullPath(result.GetValue(schemes)!);
                var assistant = new SchemeAssistant(
                    session.Workspace,
                    new AssistantOptions
                    {
                        Store = store,
                        Folder = folder,
                        Codes = Pages.Codes,
                        Explain = Pages.Explain,
                    }
                );
                var given = result.GetValue(CommonOptions.Language) is null ? null : CultureInfo.CurrentUICulture;
                var said = await LanguageConnection
                    .RunAsync(Console.OpenStandardOutput(), Console.OpenStandardInput(), client => new SchemeLanguageServer(
                        assistant,
                        token => EnvironmentAsync(session, result.GetValue(CommonOptions.Environment), folder, token),
                        session.Workspace.Mask.Hide,
                        given,
                        session.Workspace.Logger,
                        session.Workspace.Clock
                    )
                    {
                        Client = client,
                    })
                    .ConfigureAwait(false);
                return said ? ExitCode.Done : Abandoned;
            }
        );
        return command;
    }

    // Without records there are no samples, which is no reason not to help.
    private static RecordStore? OpenStore(Session session)
    {
        try
        {
            return session.OpenKnownStore();
        }
        catch (UsageException)
        {
            return null;
        }
        catch (StoreException e)
        {
            session.Screen.Error(e.Text);
            return null;
        }
    }

    private static async Task<EnvironmentFile?> EnvironmentAsync(
        Session session,
        string? name,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var problems = new ProblemList();
        var environment = await new SchemeLoader(session.Workspace)
            .EnvironmentAsync(name, Path.Combine(folder, "*.yaml"), EnvironmentUse.IfThere, problems, cancellationToken)
            .ConfigureAwait(false);
        session.Screen.Problems(problems);
        return environment;
    }
}
