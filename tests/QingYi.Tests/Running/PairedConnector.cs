using QingYi.Engine.Plugins;

namespace QingYi.Tests.Running;

/// <summary>A connector whose target opens only when its source is read, and then fails.</summary>
internal sealed class PairedConnector : Connector
{
    public const string Refusal = "the target is opened after the source was read";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TaskCompletionSource read = new();

    public static ConnectorCatalog Installed()
    {
        var catalog = new ConnectorCatalog();
        catalog.Add(new PairedConnector(), "test");
        return catalog;
    }

    public override void Describe(ConnectorBuilder builder) =>
        builder.Name("paired").Api(new Api { Name = "read" }).Api(new Api { Name = "write", Effect = ApiEffect.Any });

    public override SourcePlan CompileSource(RequestDraft draft) => SourcePlan.Of(draft.Root, _ => new ReadSource(read));

    public override TargetPlan CompileTarget(RequestDraft draft) => new LatePlan(draft.Root, read.Task);

    private sealed class LatePlan(DraftNode request, Task read) : TargetPlan(request)
    {
        public override async Task<Target> OpenAsync(TargetContext context, CancellationToken cancellationToken)
        {
            await read.WaitAsync(Patience, cancellationToken);
            throw new ConnectorException(Refusal, "None.");
        }
    }

    private sealed class ReadSource(TaskCompletionSource read) : Source
    {
        public override Task<Page> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
        {
            read.TrySetResult();
            return Task.FromResult(new Page([], null, 0));
        }
    }
}
