using System.Text.Json.Nodes;
using QingYi.Connectors.Testing;
using QingYi.Tests.Plugins;

namespace QingYi.Tests.Conformance;

public sealed class LinesSourceConformance : SourceConformance
{
    private readonly ListedScheme listed = new();

    protected override int Records => 5;

    public override ValueTask DisposeAsync() => listed.DisposeAsync();

    protected override Task<Source> OpenAsync(CancellationToken cancellationToken) => listed.Scheme.OpenSourceAsync(cancellationToken);

    protected override JsonObject Body() => new() { ["file"] = "in.jsonl" };
}
