using System.Text.Json.Nodes;
using QingYi.Connectors.Testing;
using QingYi.Tests.Running;

namespace QingYi.Tests.Conformance;

/// <summary>A source of a scheme over files, SQLite or the emulated ERP.</summary>
/// <param name="source">The source of the scheme.</param>
/// <param name="body">The rendered request.</param>
public abstract class LocalSourceConformance(string source, string body) : SourceConformance
{
    private LocalRun? run;

    protected override int Records => 7;

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await (run?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    protected override async Task<Source> OpenAsync(CancellationToken cancellationToken)
    {
        if (run is null)
        {
            run = new LocalRun();
            await PrepareAsync(run);
        }

        return await run.Compile($"scheme: t\n{source}\ntarget: {{ connector: noop, api: noop }}").OpenSourceAsync(cancellationToken);
    }

    protected override JsonObject Body() => JsonNode.Parse(body)!.AsObject();

    private protected abstract Task PrepareAsync(LocalRun run);
}
