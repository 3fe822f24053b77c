using QingYi.Connectors.Testing;
using QingYi.Tests.Plugins;

namespace QingYi.Tests.Conformance;

public sealed class LinesTargetConformance : TargetConformance
{
    private readonly ListedScheme listed = new();

    public override ValueTask DisposeAsync() => listed.DisposeAsync();

    protected override Task<Target> OpenAsync(CancellationToken cancellationToken) => listed.Scheme.OpenTargetAsync(cancellationToken);

    protected override Document Good(long key) => new(key, $"{key}", """{"number":1}"""u8.ToArray());

    protected override Document? Bad(long key) => null;

    protected override Task<int> CountAsync() => Task.FromResult(listed.Written.Count);
}
