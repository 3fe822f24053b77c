using System.Text.Json;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using QingYi.Engine.Access;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;
using QingYi.Server.Api;
using QingYi.Server.Hosting;
using Role = QingYi.Engine.Stores.Role;

namespace QingYi.Server.Assistants;

/// <summary>Serves the tools over the Model Context Protocol.</summary>
internal static class AssistantServer
{
    /// <summary>Serves one client over stdin and stdout until it ends. Nothing is changed.</summary>
    public static async Task RunAsync(AssistantTools tools, Workspace workspace, CancellationToken cancellationToken)
    {
        var options = new McpServerOptions();
        Set(options, tools, null, Role.Administrator, workspace);
        await using var transport = new StdioServerTransport(options);
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Offers what a caller may do.</summary>
    /// <param name="options">The options of the caller's session.</param>
    /// <param name="tools">What changes nothing.</param>
    /// <param name="actions">What changes something; null: nothing is offered that does.</param>
    /// <param name="role">The role of the caller.</param>
    /// <param name="workspace">The services that the use cases share.</param>
    public static void Set(McpServerOptions options, AssistantTools tools, AssistantActions? actions, Role role, Workspace workspace)
    {
        options.ServerInfo = new Implementation
        {
            Name = "qingyi",
            Version = typeof(AssistantServer).Assembly.GetName().Version!.ToString(3),
        };
        options.ServerInstructions = AssistantTexts.Instructions.ToString();
        options.ToolCollection = [];
        options.PromptCollection = [Prompt()];
        options.ResourceCollection = [Language()];
        foreach (var (name, text, needed, tool) in Reading(tools).Where(t => role >= t.Role))
        {
            options.ToolCollection.Add(Tool(name, text, tool, workspace, isReadOnly: true, calls: needed > Role.Viewer));
        }

        foreach (var (name, text, _, tool) in actions is null ? [] : Changing(actions).Where(t => role >= t.Role))
        {
            options.ToolCollection.Add(Tool(name, text, tool, workspace, isReadOnly: false, calls: true));
        }
    }

    // Those that call another system need an author, as they do over HTTP.
    private static IEnumerable<(string Name, LocalizedText Text, Role Role, Delegate Tool)> Reading(AssistantTools tools) =>
        [
            ("connectors", AssistantTexts.Connectors, Role.Viewer, tools.Connectors),
            ("api", AssistantTexts.Api, Role.Viewer, tools.Api),
            ("connections", AssistantTexts.Connections, Role.Viewer, tools.Connections),
            ("browse", AssistantTexts.Browse, Role.Author, tools.BrowseAsync),
            ("draft", AssistantTexts.Draft, Role.Author, tools.DraftAsync),
            ("check", AssistantTexts.Check, Role.Viewer, tools.Check),
            ("preview", AssistantTexts.Preview, Role.Viewer, tools.Preview),
            ("trace", AssistantTexts.Trace, Role.Viewer, tools.Trace),
            ("sample", AssistantTexts.Sample, Role.Author, tools.SampleAsync),
            ("schemes", AssistantTexts.Schemes, Role.Viewer, tools.Schemes),
            ("runs", AssistantTexts.Runs, Role.Viewer, tools.RunsAsync),
            ("records", AssistantTexts.Records, Role.Viewer, tools.RecordsAsync),
            ("record", AssistantTexts.Record, Role.Viewer, tools.RecordAsync),
            ("explain", AssistantTexts.Explain, Role.Viewer, tools.ExplainAsync),
            ("error", AssistantTexts.Error, Role.Viewer, AssistantTools.Error),
        ];

    private static IEnumerable<(string Name, LocalizedText Text, Role Role, Delegate Tool)> Changing(AssistantActions actions) =>
        [
            ("run", AssistantTexts.Run, Role.Operator, actions.RunAsync),
            ("retry", AssistantTexts.Retry, Role.Operator, actions.RetryAsync),
            ("skip", AssistantTexts.Skip, Role.Operator, actions.SkipAsync),
            ("save", AssistantTexts.Save, Role.Author, actions.SaveAsync),
        ];

    private static McpServerTool Tool(string name, LocalizedText text, Delegate tool, Workspace workspace, bool isReadOnly, bool calls)
    {
        var function = AIFunctionFactory.Create(
            tool,
            new AIFunctionFactoryOptions
            {
                Name = name,
                Description = text.ToString(),
                SerializerOptions = UserTextConverter.Format,
                MarshalResult = (result, _, _) => ValueTask.FromResult<object?>(Shown(result, workspace)),
            }
        );
        return McpServerTool.Create(
            new Refusing(function, workspace.Mask),
            new McpServerToolCreateOptions { ReadOnly = isReadOnly, OpenWorld = calls }
        );
    }

    private static string Shown(object? result, Workspace workspace) =>
        result is string text
            ? workspace.Mask.Hide(text)
            : JsonText.WithEmoji(
                ApiGuard
                    .Masked(JsonSerializer.SerializeToNode(result, UserTextConverter.Format), workspace.Mask)!
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
