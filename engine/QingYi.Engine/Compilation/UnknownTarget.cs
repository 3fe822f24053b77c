using QingYi.Engine.Documents;
using QingYi.Engine.Plugins;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Compilation;

/// <summary>Stands for a target that nobody has chosen yet, or that does not exist, so that the rest of the scheme can be shown.</summary>
internal sealed class UnknownTarget : Connector
{
    private static readonly ConnectorDescription Nothing = new() { Name = "" };

    /// <summary>The target of a scheme that has none yet.</summary>
    public static TargetConfig None(SourcePosition position) =>
        new()
        {
            Keys = new MappingReader(new SchemeNode { Kind = NodeKind.Mapping, Position = position }, "target", new ProblemList(), []),
        };

    public static ResolvedSide Side(TargetConfig target) =>
        new(new InstalledConnector(new UnknownTarget(), Nothing, ""), null, new Api { Name = target.Api ?? "", OpenParameters = true });

    public override void Describe(ConnectorBuilder builder) => throw new NotSupportedException();

    public override TargetPlan CompileTarget(RequestDraft draft) => TargetPlan.Of(draft.Root, _ => throw new NotSupportedException());
}
