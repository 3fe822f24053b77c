using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Access;

/// <summary>How long the cookie of a session is worth something.</summary>
public sealed class SessionLengths : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-sessions").FullName;
    private readonly SteppedClock clock = new();

    [Fact]
    public async Task A_session_ends_twelve_hours_after_its_last_use()
    {
        await using var services = Services();
        var cookie = await LogInAsync(services);
        clock.Step(TimeSpan.FromHours(11));
        Assert.True(await IsLoggedInAsync(services, cookie));
        clock.Step(TimeSpan.FromHours(2));
        Assert.False(await IsLoggedInAsync(services, cookie));
    }

    [Fact]
    public async Task A_session_ends_thirty_days_after_the_log_in_however_it_is_used()
    {
        // As if each use had prolonged it.
        await using var services = Services(c => c.ExpireTimeSpan = TimeSpan.FromDays(90));
        var cookie = await LogInAsync(services);
        clock.Step(TimeSpan.FromDays(29));
        Assert.True(await IsLoggedInAsync(services, cookie));
        clock.Step(TimeSpan.FromDays(2));
        Assert.False(await IsLoggedInAsync(services, cookie));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ServiceProvider Services(Action<CookieAuthenticationOptions>? change = null)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<TimeProvider>(clock);
        Sessions.Add(services, folder, null);
        services.PostConfigure(CookieAuthenticationDefaults.AuthenticationScheme, change ?? (_ => { }));
        return services.BuildServiceProvider();
    }

    private static async Task<string> LogInAsync(ServiceProvider services)
    {
        await using var request = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = request.ServiceProvider };
        var user = new User("li", Role.Viewer, DateTimeOffset.UnixEpoch) { Stamp = "1" };
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Sessions.Identity(user));
        return context.Response.Headers.SetCookie.ToString().Split(';')[0];
    }

    private static async Task<bool> IsLoggedInAsync(ServiceProvider services, string cookie)
    {
        await using var request = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = request.ServiceProvider };
        context.Request.Headers.Cookie = cookie;
        return (await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme)).Succeeded;
    }
}
