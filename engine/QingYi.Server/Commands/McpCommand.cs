using System.CommandLine;
using QingYi.Engine.Documents;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Assistants;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>mcp</c>: serves an assistant over stdin and stdout.</summary>
internal static class McpCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var schemes = new Option<string>("--schemes")
        {
            Description = OptionTexts.Schemes.ToString(),
            DefaultValueFactory = _ => "schemes",
        };
        var command = new Command("mcp", HelpTexts.Mcp.ToString()) { schemes, CommonOptions.Environment, CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                session.ReportPlugins();
                var folder = Path.GetFullPath(result.GetValue(schemes)!);
                if (!Directory.Exists(folder))
                {
                    throw new UsageException(CommandTexts.NoFolder(folder));
                }

                var problems = new ProblemList();
                var environment = await new SchemeLoader(session.Workspace)
                    .EnvironmentAsync(
                        result.GetValue(CommonOptions.Environment),
                        Path.Combine(folder, "*.yaml"),
                        EnvironmentUse.Started,
                        problems,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                session.Screen.Problems(problems);
                if (environment is null || problems.HasErrors)
                {
                    return ExitCode.Wrong;
                }

                // The first run makes the store, maybe while the assistant is here.
                RecordStore? store = null;
                try
                {
                    var tools = new AssistantTools(session.Workspace, folder, () => environment, () => store ??= session.OpenKnownStore());
                    await AssistantServer.RunAsync(tools, session.Workspace, cancellationToken).ConfigureAwait(false);
                    return ExitCode.Done;
                }
                finally
                {
                    if (store is not null)
                    {
                        await store.DisposeAsync().ConfigureAwait(false);
                    }
                }
            }
        );
        return command;
    }
}
