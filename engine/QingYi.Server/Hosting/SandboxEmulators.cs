using System.Globalization;
using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;
using QingYi.Sandbox;

namespace QingYi.Server.Hosting;

/// <summary>Starts the emulated vendors of the sandbox.</summary>
/// <param name="state">The state directory. It keeps the time of the emulated orders, so that a second run finds no new orders.</param>
/// <param name="clock">The engine's clock.</param>
internal sealed class SandboxEmulators(string state, TimeProvider clock) : EmulatorSet
{
    private const string Jackyun = "jackyun";
    private const string Erp = "erp";
    private const int DefaultOrders = 500;

    public override IReadOnlyList<string> Kinds { get; } = [Jackyun, Erp];

    protected override async Task<EmulatorStart> StartAsync(string kind, int? orders, CancellationToken cancellationToken)
    {
        if (kind == Erp)
        {
            var settings = new ErpOptions();
            var erp = await ErpEmulator.StartAsync(settings, cancellationToken).ConfigureAwait(false);
            return new EmulatorStart(
                erp,
                new JsonObject
                {
                    ["url"] = erp.Url.ToString().TrimEnd('/'),
                    ["auth"] = settings.Auth,
                    ["token"] = settings.Secret,
                }
            );
        }

        var baseTime = await BaseTimeAsync(cancellationToken).ConfigureAwait(false);
        var options = new JackyunOptions { Orders = orders ?? DefaultOrders, BaseTime = baseTime };
        var jackyun = await JackyunEmulator.StartAsync(options, clock, cancellationToken).ConfigureAwait(false);
        return new EmulatorStart(
            jackyun,
            new JsonObject
            {
                ["url"] = jackyun.Url.ToString(),
                ["appKey"] = options.AppKey,
                ["appSecret"] = options.AppSecret,
                ["callsPerSecond"] = "100",
            }
        );
    }

    private async Task<DateTimeOffset> BaseTimeAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(state);
        var file = Path.Combine(state, "sandbox-base-time");
        if (
            File.Exists(file)
            && DateTimeOffset.TryParse(
                await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false),
                CultureInfo.InvariantCulture,
                out var kept
            )
        )
        {
            return kept;
        }

        var time = clock.GetUtcNow().AddMinutes(-2);
        await File.WriteAllTextAsync(file, time.ToString("O", CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        return time;
    }
}
