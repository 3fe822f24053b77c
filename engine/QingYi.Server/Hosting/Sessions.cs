using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using QingYi.Engine.Access;
using QingYi.Engine.Environments;
using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>The sessions of users: cookies, encrypted with keys of the state directory, which outlast a restart of the host.</summary>
internal static class Sessions
{
    /// <summary>The claim with the stamp that a user had at log-in.</summary>
    public const string Stamp = "stamp";

    /// <summary>The address to which the identity provider sends a user back.</summary>
    public const string Callback = "/signin-oidc";

    private const string Email = "email";
    private const string Cookie = "qingyi-session";
    private const string LoggedIn = "logged-in";
    private static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <param name="services">The services of the host.</param>
    /// <param name="state">The state directory.</param>
    /// <param name="provider">The identity provider; null: users log in with passwords only.</param>
    public static void Add(IServiceCollection services, string state, IdentityProviderConfig? provider)
    {
        var keys = Path.Combine(state, "session-keys");
        services
            .AddDataProtection()
            .SetApplicationName("QingYi")
            .PersistKeysToFileSystem(OperatingSystem.IsWindows() ? Directory.CreateDirectory(keys) : MakePrivate(keys));
        var authentication = services.AddAuthentication();
        authentication.AddCookie(c =>
        {
            c.Cookie.Name = Cookie;
            c.Cookie.HttpOnly = true;
            c.Cookie.SameSite = SameSiteMode.Lax;
            c.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            c.ExpireTimeSpan = Idle;
            c.SlidingExpiration = true;
            c.Events.OnSigningIn = signing =>
            {
                signing.Properties.SetString(LoggedIn, Now(signing.Options).ToString("O", CultureInfo.InvariantCulture));
                return Task.CompletedTask;
            };
            c.Events.OnValidatePrincipal = session =>
            {
                var isKnown = DateTimeOffset.TryParseExact(
                    session.Properties.GetString(LoggedIn),
                    "O",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var at
                );
                if (!isKnown || Now(session.Options) - at > Longest)
                {
                    session.RejectPrincipal();
                }

                return Task.CompletedTask;
            };
        });
        if (provider is not null)
        {
            authentication.AddOpenIdConnect(o => Set(o, provider));
        }
    }

    // Use prolongs a session, but whoever has copied its cookie cannot use it for ever.
    private static DateTimeOffset Now(CookieAuthenticationOptions options) => (options.TimeProvider ?? TimeProvider.System).GetUtcNow();

    /// <summary>The identity of a session.</summary>
    public static ClaimsPrincipal Identity(User user) =>
        new(
            new ClaimsIdentity(
                [new Claim(ClaimTypes.Name, user.Name), new Claim(Stamp, user.Stamp)],
                CookieAuthenticationDefaults.AuthenticationScheme
            )
        );

    private static void Set(OpenIdConnectOptions options, IdentityProviderConfig provider)
    {
        options.Authority = provider.Authority.ToString();
        options.RequireHttpsMetadata = provider.Authority.Scheme == Uri.UriSchemeHttps;
        (options.ClientId, options.ClientSecret) = (provider.ClientId, provider.ClientSecret);
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The provider sends the user back by a link, not by a form: cookies of this site come along without being open to others.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CallbackPath = Callback;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.MapUniqueJsonKey(provider.NameClaim, provider.NameClaim);
        if (provider.NameClaim == Email)
        {
            options.Scope.Add(Email);
        }

        options.Events = new OpenIdConnectEvents
        {
            OnTicketReceived = async context =>
            {
                var name = context.Principal?.FindFirstValue(provider.NameClaim);
                if (string.IsNullOrWhiteSpace(name))
                {
                    throw new RefusedException(Refusal.Unknown, HostingTexts.NoNameClaim(provider.NameClaim));
                }

                var http = context.HttpContext;
                var user = await http
                    .RequestServices.GetRequiredService<Users>()
                    .AcceptAsync(name, provider.NewUsers, From(http), http.RequestAborted)
                    .ConfigureAwait(false);
                context.Principal = Identity(user);
            },
            OnRemoteFailure = context =>
                throw new RefusedException(Refusal.Unknown, HostingTexts.ProviderRefused(context.Failure?.Message.TrimEnd('.') ?? "")),
        };
    }

    /// <summary>The address from which a request comes.</summary>
    public static string From(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address ? $"{(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)}" : "";

    [UnsupportedOSPlatform("windows")]
    private static DirectoryInfo MakePrivate(string folder) =>
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
