using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Api;
using QingYi.Server.Hosting;

namespace QingYi.Server.Assistants;

/// <summary>Assistants over HTTP (Model Context Protocol): each is offered what the role of its token allows.</summary>
internal static class AssistantEndpoint
{
    // Each request stands for itself, so that a token is good for nothing as soon as it is revoked.
    public static void Add(IServiceCollection services) =>
        services
            .AddMcpServer()
            .WithHttpTransport(transport =>
            {
                transport.Stateless = true;
                transport.ConfigureSessionOptions = (context, options, _) =>
                {
                    var (caller, parts) = (context.Features.GetRequiredFeature<Caller>(), context.RequestServices);
                    var (host, workspace) = (parts.GetRequiredService<SchemeHost>(), parts.GetRequiredService<Workspace>());
                    var folder = parts.GetRequiredService<ServeOptions>().Host.Folder;
                    var tools = new AssistantTools(workspace, folder, () => host.Environment, parts.GetRequiredService<RecordStore>);
                    AssistantServer.Set(options, tools, new AssistantActions(host, caller), caller.Role, workspace);
                    return Task.CompletedTask;
                };
            });

    public static void Map(RouteGroupBuilder api) =>
        api.MapMcp("/mcp").For(Role.Viewer).WithMetadata(new MasksItself(), new ExcludeFromDescriptionAttribute());
}
