using System.Text.Json;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using QingYi.Engine.Access;
using QingYi.Engine.Environments;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;
using QingYi.Server.Api;
using QingYi.Server.Hosting;

namespace QingYi.Server.Assistants;

/// <summary>Serves the tools over the Model Context Protocol.</summary>
internal static class AssistantServer
{
    /// <summary>Serves one client over stdin and stdout until it ends.</summary>
    public static async Task RunAsync(AssistantTools tools, Session session, CancellationToken cancellationToken)
    {
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "qingyi", Version = typeof(AssistantServer).Assembly.GetName().Version!.ToString(3) },
            ServerInstructions = AssistantTexts.Instructions.ToString(),
            ToolCollection = [],
            PromptCollection = [Prompt()],
            ResourceCollection = [Language()],
        };
        foreach (var (name, text, calls, tool) in Tools(tools))
        {
            options.ToolCollection.Add(Tool(name, text, calls, tool, session));
        }

        await using var transport = new StdioServerTransport(options);
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<(string Name, LocalizedText Text, bool Calls, Delegate Tool)> Tools(AssistantTools tools) =>
        [
            ("connectors", AssistantTexts.Connectors, false, tools.Connectors),
            ("api", AssistantTexts.Api, false, tools.Api),
            ("connections", AssistantTexts.Connections, false, tools.Connections),
            ("browse", AssistantTexts.Browse, true, tools.BrowseAsync),
            ("draft", AssistantTexts.Draft, true, tools.DraftAsync),
            ("check", AssistantTexts.Check, false, tools.Check),
            ("preview", AssistantTexts.Preview, false, tools.Preview),
            ("trace", AssistantTexts.Trace, false, tools.Trace),
            ("sample", AssistantTexts.Sample, true, tools.SampleAsync),
            ("schemes", AssistantTexts.Schemes, false, tools.Schemes),
            ("runs", AssistantTexts.Runs, false, tools.RunsAsync),
            ("records", AssistantTexts.Records, false, tools.RecordsAsync),
            ("record", AssistantTexts.Record, false, tools.RecordAsync),
            ("error", AssistantTexts.Error, false, AssistantTools.Error),
        ];

    private static McpServerTool Tool(string name, LocalizedText text, bool calls, Delegate tool, Session session)
    {
        var function = AIFunctionFactory.Create(
            tool,
            new AIFunctionFactoryOptions
            {
                Name = name,
                Description = text.ToString(),
                SerializerOptions = UserTextConverter.Format,
                MarshalResult = (result, _, _) => ValueTask.FromResult<object?>(Shown(result, session)),
            }
        );
        return McpServerTool.Create(
            new Refusing(function, session.Workspace.Mask),
            new McpServerToolCreateOptions { ReadOnly = true, OpenWorld = calls }
        );
    }

    private static string Shown(object? result, Session session) =>
        result is string text
            ? session.Workspace.Mask.Hide(text)
            : JsonText.WithEmoji(
                ApiGuard
                    .Masked(JsonSerializer.SerializeToNode(result, UserTextConverter.Format), session.Workspace.Mask)!
                    .ToJsonString(JsonText.OneLine)
            );

    private static McpServerPrompt Prompt() =>
        McpServerPrompt.Create(
            (string description) => AssistantTexts.HowToWrite(description).ToString(),
            new McpServerPromptCreateOptions { Name = "write_scheme", Description = AssistantTexts.WriteScheme.ToString() }
        );

    private static McpServerResource Language() =>
        McpServerResource.Create(
            () => Pages.Read("scheme-language"),
            new McpServerResourceCreateOptions
            {
                UriTemplate = "qingyi://scheme-language",
                Name = "scheme-language",
                MimeType = "text/markdown",
            }
        );

    /// <summary>Answers with what is wrong instead of failing, so that the assistant can do the next step.</summary>
    private sealed class Refusing(AIFunction function, SecretMask mask) : DelegatingAIFunction(function)
    {
        protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
        {
            try
            {
                return await base.InvokeCoreAsync(arguments, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is UsageException or RefusedException or StoreException)
            {
                return new CallToolResult
                {
                    IsError = true,
                    Content = [new TextContentBlock { Text = mask.Hide(LocalizedText.Of(e).ToString()) }],
                };
            }
        }
    }
}
