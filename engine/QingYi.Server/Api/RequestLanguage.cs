using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using QingYi.Server.Terminal;
using QingYi.Web.Shell;

namespace QingYi.Server.Api;

/// <summary>Answers in the language that the request asks for.</summary>
internal static class RequestLanguage
{
    /// <summary>
    /// The language that the browser remembers. Otherwise Chinese if the request prefers Chinese to English, English if it asks for any
    /// other language, and the language of the host if it asks for none. Numbers and times have the same format in all of them.
    /// </summary>
    public static void Use(IApplicationBuilder app) =>
        app.UseRequestLocalization(
            new RequestLocalizationOptions
            {
                DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, CultureInfo.CurrentUICulture),
                SupportedCultures = [CultureInfo.InvariantCulture],
                SupportedUICultures = [UserLanguage.Chinese, UserLanguage.English],
                RequestCultureProviders = [new CustomRequestCultureProvider(c => Task.FromResult(Of(c.Request)))],
                ApplyCurrentCultureToResponseHeaders = true,
            }
        );

    private static ProviderCultureResult? Of(HttpRequest request)
    {
        if (request.Cookies[Preferences.Language] is { } kept && UserLanguage.IsKnown(kept))
        {
            return new ProviderCultureResult("", UserLanguage.Named(kept).Name);
        }

        var asked = request
            .GetTypedHeaders()
            .AcceptLanguage.Where(l => l.Value != "*" && l.Quality is null or > 0)
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString())
            .ToList();
        return asked.Count == 0
            ? null
            : new ProviderCultureResult("", UserLanguage.Named(asked.FirstOrDefault(UserLanguage.IsKnown) ?? "en").Name);
    }
}
