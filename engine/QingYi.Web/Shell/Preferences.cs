using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace QingYi.Web.Shell;

/// <summary>What a browser remembers: the language and the theme.</summary>
public static class Preferences
{
    /// <summary>The cookie with the language: <c>zh</c> or <c>en</c>.</summary>
    public const string Language = "qingyi-language";

    internal const string Theme = "qingyi-theme";
    internal const string Dark = "dark";
    internal const string Light = "light";

    internal static bool IsChinese => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    internal static void Keep(HttpContext context, string cookie, string value) =>
        context.Response.Cookies.Append(
            cookie,
            value,
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(400),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            }
        );
}
