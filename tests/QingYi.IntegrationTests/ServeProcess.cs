using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.IntegrationTests;

/// <summary>A host as users start it, on a free port.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int Stop = 19;
    private const int Continue = 18;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly ConcurrentQueue<string> log = new();

    private ServeProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, e) => log.Enqueue(e.Data ?? "");
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; } = new();

    public string Log => string.Join('\n', log);

    public int Id => process.Id;

    /// <param name="folder">The schemes.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="state">The state directory.</param>
    /// <param name="variables">Environment variables.</param>
    public static Task<ServeProcess> StartAsync(
        string folder,
        string environment,
        string state,
        params (string Name, string Value)[] variables
    ) => StartAtAsync("http://127.0.0.1:0", folder, environment, state, variables);

    /// <summary>Starts the host at an address, as it is started again.</summary>
    public static async Task<ServeProcess> StartAtAsync(
        string address,
        string folder,
        string environment,
        string state,
        params (string Name, string Value)[] variables
    )
    {
        var start = QingYiProcess.Start(["serve", "--schemes", folder, "--env", environment, "--state", state, "--urls", address]);
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var serving = new ServeProcess(Process.Start(start)!);
        try
        {
            var line = await serving.process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            var url = line?.Split(' ', '：').FirstOrDefault(w => w.StartsWith("http://", StringComparison.Ordinal))
                ?? throw new InvalidOperationException($"the host did not start: {line} {serving.Log}");
            // All addresses of a machine are none that a client can call.
            serving.Client.BaseAddress = new Uri(url.Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal));
            await serving.UntilAsync(async () => (await serving.Client.GetAsync("/readyz")).IsSuccessStatusCode);
            return serving;
        }
        catch
        {
            await serving.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next line that the host prints at its terminal, after the one with its address.</summary>
    public async Task<string> ReadLineAsync() => await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? "";

    public async Task<JsonNode> GetAsync(string path) => (await Client.GetFromJsonAsync<JsonNode>("/api/v1" + path))!;

    public async Task<(int Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var message = new HttpRequestMessage(method, "/api/v1" + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Client.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Waits until a condition holds.</summary>
    public async Task UntilAsync(Func<Task<bool>> reached)
    {
        var watch = Stopwatch.StartNew();
        while (!await reached())
        {
            Assert.True(watch.Elapsed < Patience && !process.HasExited, $"it did not come to it in {watch.Elapsed}: {Log}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks the host to stop, as systemd does.</summary>
    /// <returns>Its exit code, and how long it took.</returns>
    public async Task<(int Exit, TimeSpan Took)> TerminateAsync()
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, Signal(process.Id, Terminate));
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, watch.Elapsed);
    }

    /// <summary>Freezes the host, as a paused virtual machine is frozen, or continues it.</summary>
    public void Freeze(bool freeze) => Assert.Equal(0, Signal(process.Id, freeze ? Stop : Continue));

    /// <summary>Ends the host as a power failure would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        Client.Dispose();
        process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
