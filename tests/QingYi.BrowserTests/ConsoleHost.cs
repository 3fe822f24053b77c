using System.Net.Http.Headers;
using QingYi.IntegrationTests;
using QingYi.IntegrationTests.Serving;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.BrowserTests;

/// <summary>A host with users of each role, which are named for their roles.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    public const string Password = "correct horse '😀'";
    public static readonly string[] Roles = ["administrator", "author", "operator", "viewer"];
    private const string Token = "api-token-123";

    private ConsoleHost(ServingFolder folder, ServeProcess process)
    {
        (Folder, Process) = (folder, process);
    }

    public ServingFolder Folder { get; }

    /// <summary>The host; its client may do everything.</summary>
    public ServeProcess Process { get; private set; }

    public Uri Address => Process.Client.BaseAddress!;

    /// <param name="options">How the emulated 吉客云 behaves.</param>
    /// <param name="prepare">Puts the schemes into the folder.</param>
    public static async Task<ConsoleHost> StartAsync(JackyunOptions options, Action<ServingFolder> prepare)
    {
        var folder = await ServingFolder.StartAsync(options);
        prepare(folder);
        var host = new ConsoleHost(folder, await folder.ServeAsync(("QINGYI_API_TOKEN", Token)));
        host.Authorize();
        foreach (var role in Roles)
        {
            await host.AddAsync(role, role);
        }

        return host;
    }

    public async Task AddAsync(string name, string role) =>
        Assert.Equal(
            201,
            (
                await Process.SendAsync(
                    HttpMethod.Post,
                    "/users",
                    new
                    {
                        name,
                        role,
                        password = Password,
                    }
                )
            ).Status
        );

    /// <summary>Runs a scheme to its end.</summary>
    public async Task RunAsync(string scheme)
    {
        Assert.Equal(202, (await Process.SendAsync(HttpMethod.Post, $"/schemes/{scheme}/runs")).Status);
        await Process.UntilAsync(async () => (await Process.GetAsync($"/schemes/{scheme}"))["lastRun"] is not null);
    }

    /// <summary>Ends the host as a power failure would, and starts it again at the same address.</summary>
    /// <param name="meanwhile">What happens between.</param>
    public async Task RestartAsync(Func<Task> meanwhile)
    {
        var address = Address.ToString();
        await Process.KillAsync();
        await meanwhile();
        await Process.DisposeAsync();
        Process = await ServeProcess.StartAtAsync(address, Folder.Schemes, Folder.Environment, Folder.State, ("QINGYI_API_TOKEN", Token));
        Authorize();
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Folder.DisposeAsync();
    }

    private void Authorize() => Process.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
}
