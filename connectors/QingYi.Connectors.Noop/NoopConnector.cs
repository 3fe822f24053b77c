namespace QingYi.Connectors.Noop;

/// <summary>The connector <c>noop</c>: a target that accepts everything and a source without records.</summary>
public sealed class NoopConnector : Connector
{
    /// <inheritdoc/>
    public override void Describe(ConnectorBuilder builder) =>
        builder
            .Name(
                "noop",
                "空操作",
                "接受并完成;作为源时不取数。Accepts every document and writes nothing; as a source it returns no records: they come from other schemes."
            )
            .Api(
                new Api
                {
                    Name = "空操作",
                    Title = "空操作",
                    Effect = ApiEffect.Any,
                    OpenParameters = true,
                }
            )
            .Api(
                new Api
                {
                    Name = "写入空操作",
                    Title = "空操作",
                    Effect = ApiEffect.Any,
                    OpenParameters = true,
                }
            )
            .Api(
                new Api
                {
                    Name = "noop",
                    Title = "空操作",
                    Effect = ApiEffect.Any,
                    OpenParameters = true,
                }
            );

    /// <inheritdoc/>
    public override SourcePlan CompileSource(RequestDraft draft) => SourcePlan.Of(draft.Root, _ => new EmptySource());

    /// <inheritdoc/>
    public override TargetPlan CompileTarget(RequestDraft draft) => TargetPlan.Of(draft.Root, _ => new AcceptingTarget());
}
