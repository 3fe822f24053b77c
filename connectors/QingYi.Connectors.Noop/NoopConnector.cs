namespace QingYi.Connectors.Noop;

/// <summary>The connector <c>noop</c>: a target that accepts everything and a source without records.</summary>
public sealed class NoopConnector : Connector
{
    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder) =>
        builder
            .Name("noop", NoopTexts.Title, NoopTexts.About)
            .Api(
                new Api
                {
                    Name = "空操作",
                    Title = NoopTexts.Title,
                    Effect = ApiEffect.Any,
                    OpenParameters = true,
                }
            )
            .Api(
                new Api
                {
                    Name = "写入空操作",
                    Title = NoopTexts.Title,
                    Effect = ApiEffect.Any,
                    OpenParameters = true,
                }
            )
            .Api(
                new Api
                {
                    Name = "noop",
                    Title = NoopTexts.Title,
                    Effect = ApiEffect.Any,
                    OpenParameters = true,
                }
            );

    /// <inheritdoc/>
    public override SourcePlan CompileSource(RequestDraft draft) => SourcePlan.Of(draft.Root, _ => new EmptySource());

    /// <inheritdoc/>
    public override TargetPlan CompileTarget(RequestDraft draft) => TargetPlan.Of(draft.Root, _ => new AcceptingTarget());
}
