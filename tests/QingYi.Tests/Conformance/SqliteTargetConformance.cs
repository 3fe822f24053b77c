using System.Text;
using QingYi.Connectors.Testing;
using QingYi.Sandbox;
using QingYi.Tests.Running;

namespace QingYi.Tests.Conformance;

public sealed class SqliteTargetConformance : TargetConformance
{
    private SandboxRun? run;

    public override async ValueTask DisposeAsync() => await (run?.DisposeAsync() ?? ValueTask.CompletedTask);

    protected override async Task<Target> OpenAsync(CancellationToken cancellationToken)
    {
        run ??= await SandboxRun.StartAsync(new JackyunOptions { Orders = 1 });
        return await run.Compile().OpenTargetAsync(cancellationToken);
    }

    protected override Document Good(long key) => Order(key, "2024-06-05 10:11:12");

    protected override Document? Bad(long key) => Order(key, "2024-13-45");

    protected override Task<int> CountAsync() => Task.FromResult((int)(long)run!.Scalar("SELECT count(*) FROM sale_return")!);

    private static Document Order(long key, string date) =>
        new(
            key,
            $"{key}",
            Encoding.UTF8.GetBytes(
                $$"""{"main_params":{"dispatch_id":"SO-{{key}}","delivery_date":"{{date}}"},"extend_params_1":[{"goods_id":"G1"}]}"""
            )
        );
}
