namespace QingYi.Connectors.Noop;

/// <summary>A source without records.</summary>
internal sealed class EmptySource : Source
{
    public override Task<Page> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new Page([], null, 0));
}
