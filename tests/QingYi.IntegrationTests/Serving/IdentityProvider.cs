using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using Xunit;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace QingYi.IntegrationTests.Serving;

/// <summary>An OpenID Connect provider at which one user is logged in already: the server of OpenIddict.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "qingyi";
    public const string ClientSecret = "canary-SECRET-oidc";
    private readonly WebApplication app;

    private IdentityProvider(WebApplication app) => this.app = app;

    /// <summary>The name of the user; null: the user refuses.</summary>
    public string? User { get; set; }

    public string Url => app.Urls.Single();

    public static async Task<IdentityProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        IdentityProvider? provider = null;
        builder
            .Services.AddOpenIddict()
            .AddServer(o =>
            {
                o.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
                o.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                o.RegisterScopes(Scopes.OpenId, Scopes.Profile);
                o.EnableDegradedMode().AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                o.UseAspNetCore().DisableTransportSecurityRequirement();
                o.AddEventHandler<ValidateAuthorizationRequestContext>(h =>
                    h.UseInlineHandler(c =>
                        Check(c, c.ClientId == ClientId && c.RedirectUri!.EndsWith("/signin-oidc", StringComparison.Ordinal))
                    )
                );
                o.AddEventHandler<ValidateTokenRequestContext>(h =>
                    h.UseInlineHandler(c => Check(c, c.ClientId == ClientId && c.ClientSecret == ClientSecret))
                );
                o.AddEventHandler<HandleAuthorizationRequestContext>(h =>
                    h.UseInlineHandler(c =>
                    {
                        if (provider!.User is not { } name)
                        {
                            c.Reject(Errors.AccessDenied);
                            return default;
                        }

                        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
                        identity.AddClaim(new Claim(Claims.Subject, "sub-1"));
                        identity.AddClaim(new Claim(Claims.PreferredUsername, name).SetDestinations(Destinations.IdentityToken));
                        c.SignIn(new ClaimsPrincipal(identity).SetScopes(c.Request.GetScopes()));
                        return default;
                    })
                );
            });
        var app = builder.Build();
        app.UseAuthentication();
        provider = new IdentityProvider(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static ValueTask Check(BaseValidatingContext context, bool isRight)
    {
        if (!isRight)
        {
            context.Reject(Errors.InvalidClient);
        }

        return default;
    }
}
