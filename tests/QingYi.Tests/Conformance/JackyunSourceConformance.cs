using System.Text.Json.Nodes;
using QingYi.Connectors.Testing;
using QingYi.Sandbox;
using QingYi.Tests.Running;

namespace QingYi.Tests.Conformance;

public sealed class JackyunSourceConformance : SourceConformance
{
    private static readonly DateTimeOffset Newest = DateTimeOffset.UtcNow.AddMinutes(-10);
    private SandboxRun? run;

    protected override int Records => 7;

    public override async ValueTask DisposeAsync() => await (run?.DisposeAsync() ?? ValueTask.CompletedTask);

    protected override async Task<Source> OpenAsync(CancellationToken cancellationToken)
    {
        run ??= await SandboxRun.StartAsync(new JackyunOptions { Orders = Records, BaseTime = Newest });
        return await run.Compile().OpenSourceAsync(cancellationToken);
    }

    protected override JsonObject Body() =>
        new()
        {
            ["fields"] = "tradeId,tradeNo",
            ["startModified"] = Local(Newest.AddDays(-1)),
            ["endModified"] = Local(Newest.AddMinutes(1)),
            ["pageIndex"] = 0,
            ["hasTotal"] = 1,
        };

    private static string Local(DateTimeOffset time) =>
        time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
