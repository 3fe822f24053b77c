using Microsoft.AspNetCore.Routing;
using Scalar.AspNetCore;

namespace QingYi.Server.Api;

/// <summary>
/// The page that shows the API to people. It brings its own script, and neither loads nor offers anything of other sites.
/// </summary>
internal static class ApiPage
{
    /// <summary>The address of the description.</summary>
    public const string Description = "/api/v1/openapi.json";

    /// <summary>The address of the page.</summary>
    public const string Address = "/api";

    private const string WithoutOffers = ".scalar-mcp-layer, a[href*='scalar.com'] { display: none !important }";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapScalarApiReference(Address, o =>
            o.WithTitle("QingYi 轻易 API")
                .WithOpenApiRoutePattern(Description)
                .DisableDefaultFonts()
                .DisableTelemetry()
                .DisableAgent()
                .DisableMcp()
                .HideDeveloperTools()
                .HideClientButton()
                .WithCustomCss(WithoutOffers)
        );
}
