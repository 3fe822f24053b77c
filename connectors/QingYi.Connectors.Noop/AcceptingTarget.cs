namespace QingYi.Connectors.Noop;

/// <summary>A target that accepts everything and stores nothing, so that no document can be written twice.</summary>
internal sealed class AcceptingTarget : Target
{
    public override Limitation? Guarantee => null;

    public override Task<WriteResult> WriteAsync(Delivery delivery, CancellationToken cancellationToken) =>
        Task.FromResult(WriteResult.Written([.. delivery.Documents.Select(d => new Outcome(d.Key, null, null))]));
}
