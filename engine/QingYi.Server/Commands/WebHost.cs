using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Alerting;
using QingYi.Server.Api;
using QingYi.Server.Assistants;
using QingYi.Server.Hosting;
using QingYi.Web;
using QingYi.Web.Access;
using QingYi.Web.Parts;
using Serilog;

namespace QingYi.Server.Commands;

/// <summary>Builds the host: its background work and its HTTP endpoints.</summary>
internal static class WebHost
{
    private const long LargestRequest = 10 * 1024 * 1024;
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(9);

    public static WebApplication Build(ServeOptions options, Session session, RecordStore store, SchemeHost host)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production }
        );
        builder
            .WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = LargestRequest)
            .UseUrls([.. options.Urls.Select(u => u.ToString())]);
        builder.Services.AddSerilog(session.Serilog);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(h => h.ShutdownTimeout = StopWithin);
        builder.Services.Configure<JsonOptions>(j => UserTextConverter.Set(j.SerializerOptions));
        builder.Services.AddOpenApi(ApiDescription.Set);
        builder.Services.Configure<RouteHandlerOptions>(r => r.ThrowOnBadRequest = true);
        if (options.IsLocal)
        {
            builder.Services.Configure<HostFilteringOptions>(h =>
                h.AllowedHosts = ["localhost", "127.0.0.1", "[::1]", .. host.Environment.Host.Names]
            );
        }

        builder.Services.AddSingleton(options);
        AddParts(builder.Services, session.Workspace, store, host);
        AssistantEndpoint.Add(builder.Services);
        Sessions.Add(builder.Services, session.Workspace.State, host.Environment.Host.Oidc);
        builder.Services.AddSingleton(
            new SchemeAssistant(
                session.Workspace,
                new AssistantOptions
                {
                    Store = store,
                    Folder = options.Host.Folder,
                    Codes = Pages.Codes,
                    Explain = Pages.Explain,
                }
            )
        );
        AddTelemetry(builder.Services);
        if (options.HasConsole)
        {
            builder.Services.AddSingleton<ISessions>(s => new ConsoleSessions(
                s.GetRequiredService<ApiCallers>(),
                s.GetRequiredService<Users>(),
                host.Environment.Host.Oidc
            ));
            WebConsole.Add(
                builder,
                new ConsoleOptions(Path.GetFileNameWithoutExtension(host.Environment.File), options.IsLocal)
                {
                    Codes = Pages.Codes,
                    Explain = Pages.Explain,
                }
            );
        }

        var app = builder.Build();
        app.Services.GetRequiredService<HostMetrics>();
        if (options.IsLocal)
        {
            app.UseHostFiltering();
        }

        // A proxy says who calls; whoever comes through one is not on this machine.
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        foreach (var proxy in host.Environment.Host.Proxies)
        {
            forwarded.KnownProxies.Add(proxy);
        }

        app.UseForwardedHeaders(forwarded);
        RequestLanguage.Use(app);
        app.UseWhen(c => c.Request.Path == Sessions.Callback, ApiErrors.Use);
        app.UseAuthentication();
        UseGuards(app, session.Workspace);
        if (options.HasConsole)
        {
            WebConsole.Use(app);
            WebConsole.Map(app);
        }

        Map(app, session.Workspace, store, host);
        return app;
    }

    private static void AddParts(IServiceCollection services, Workspace workspace, RecordStore store, SchemeHost host)
    {
        services
            .AddSingleton(workspace)
            .AddSingleton(store)
            .AddSingleton(host)
            .AddSingleton(workspace.Clock)
            .AddSingleton(workspace.Logger);
        services.AddSingleton(host.Records).AddSingleton<SchemeStates>().AddSingleton<RecordExplainer>().AddSingleton<TargetRowFinder>();
        services
            .AddSingleton(new Users(store.Access, workspace.Clock))
            .AddSingleton(new AccessTokens(store.Access, workspace.Clock))
            .AddSingleton<ApiCallers>()
            .AddHttpContextAccessor()
            .AddScoped(s => s.GetRequiredService<IHttpContextAccessor>().HttpContext!.Features.GetRequiredFeature<Caller>());
        services.AddSingleton(new RunLogs(workspace.State));
        services.AddSingleton(new Workbench(workspace) { Lookups = store.Lookups });
        services
            .AddSingleton(new ConnectionTester(workspace.Catalog, workspace.Clock))
            .AddSingleton(new ConnectionBrowser(workspace.Catalog, workspace.Clock))
            .AddSingleton<StoreFigures>()
            .AddSingleton<HostMetrics>();
        services
            .AddHostedService<FolderWatch>()
            .AddHostedService<StoreKeeper>()
            .AddHostedService<FigureKeeper>()
            .AddHostedService(s => s.GetRequiredService<StoreFigures>())
            .AddHostedService<AlertWatch>();
    }

    private static void AddTelemetry(IServiceCollection services)
    {
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("qingyi"))
            .WithMetrics(m => m.AddMeter(HostMetrics.Name).AddPrometheusExporter());
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
        {
            telemetry.WithTracing(t => t.AddSource("QingYi*")).UseOtlpExporter();
        }
    }

    private static void UseGuards(WebApplication app, Workspace workspace)
    {
        app.UseWhen(
            c => c.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase),
            guarded =>
            {
                ApiGuard.Hide(guarded, workspace.Mask);
                ApiErrors.Use(guarded);
                ApiGuard.Use(guarded, app.Services.GetRequiredService<ApiCallers>());
            }
        );
        app.UseWhen(
            c => c.Request.Path == "/metrics",
            metrics =>
                metrics.Use(
                    async (context, next) =>
                    {
                        await RefreshAsync(context).ConfigureAwait(false);
                        await next(context).ConfigureAwait(false);
                    }
                )
        );
    }

    private static void Map(WebApplication app, Workspace workspace, RecordStore store, SchemeHost host)
    {
        app.MapPrometheusScrapingEndpoint();
        app.MapGet("/healthz", () => "ok").ExcludeFromDescription();
        app.MapGet("/readyz", async (CancellationToken token) =>
                await ReadyAsync(host, store, token).ConfigureAwait(false) is { } why
                    ? Results.Text(workspace.Mask.Hide($"{why}"), statusCode: 503)
                    : Results.Text("ready")
            )
            .ExcludeFromDescription();
        app.MapOpenApi(ApiPage.Description).ForEverybody();

        ApiPage.Map(app);
        var api = app.MapGroup("/api/v1");
        SchemesApi.Map(api);
        ReconcileApi.Map(api);
        RunsApi.Map(api);
        EventsApi.Map(api);
        FiguresApi.Map(api);
        RecordsApi.Map(api);
        RecordSearchApi.Map(api);
        StateApi.Map(api);
        TokensApi.Map(api);
        SessionApi.Map(api);
        UsersApi.Map(api);
        ConnectionsApi.Map(api);
        ConnectorsApi.Map(api);
        WorkbenchApi.Map(api);
        FilesApi.Map(api);
        EditsApi.Map(api);
        AssistantEndpoint.Map(api);
        CompletionApi.Map(api);
    }

    // A store that does not respond shows in the metric of the runs; the other metrics must stay readable.
    private static async Task RefreshAsync(HttpContext context)
    {
        try
        {
            await context.RequestServices.GetRequiredService<StoreFigures>().RefreshAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (StoreException) { }
    }

    private static async Task<LocalizedText?> ReadyAsync(SchemeHost host, RecordStore store, CancellationToken cancellationToken)
    {
        try
        {
            await store.SchemesAsync(cancellationToken).ConfigureAwait(false);
            return host.Ready.IsCompleted ? null : CommandTexts.ReadsSchemes;
        }
        catch (StoreException e)
        {
            return new LocalizedText($"{e.Code}: {e.Text}", $"{e.Code}: {e.Text}");
        }
    }
}
