namespace QingYi.Connectors.Noop;

/// <summary>The connector <c>noop</c>: a target that accepts everything and a source without records.</summary>
public sealed class NoopConnector : Connector
{
    private static readonly Api Noop = new()
    {
        Name = "noop",
        Title = NoopTexts.Title,
        Effect = ApiEffect.Any,
        OpenParameters = true,
    };

    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder) =>
        builder
            .Name("noop", NoopTexts.Title, NoopTexts.About)
            .Api(Noop with { Name = "空操作" })
            .Api(Noop with { Name = "写入空操作" })
            .Api(Noop);

    /// <inheritdoc/>
    public override SourcePlan CompileSource(RequestDraft draft) => SourcePlan.Of(draft.Root, _ => new EmptySource());

    /// <inheritdoc/>
    public override TargetPlan CompileTarget(RequestDraft draft) => TargetPlan.Of(draft.Root, _ => new AcceptingTarget());
}
