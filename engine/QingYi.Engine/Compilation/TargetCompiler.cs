using QingYi.Engine.Documents;
using QingYi.Engine.Rendering;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Compilation;

/// <summary>Compiles the target of a scheme.</summary>
/// <param name="config">The scheme.</param>
/// <param name="at">The connector, connection and api that its target names.</param>
/// <param name="fields">The fields of a stored record.</param>
/// <param name="sides">Compiles what both sides have in common.</param>
/// <param name="problems">Receives the problems.</param>
internal sealed class TargetCompiler(SchemeConfig config, ResolvedSide at, DeclaredFields fields, SideCompiler sides, ProblemList problems)
{
    private readonly TargetConfig target = config.Target!;

    /// <param name="declared">The fields of a stored record, as the source's api declares them.</param>
    /// <returns>The target; null: the connector cannot be a target.</returns>
    public CompiledTarget? Compile(IReadOnlyList<ApiField> declared)
    {
        var plan = new RecordPlan();
        var compiler = sides.Requests(plan, target.Group is { } group ? Grouped(group, declared) : fields, looksUp: true);
        if (sides.Compile(target, at, compiler) is not { } side)
        {
            return null;
        }

        if (at.Connector.Connector is not UnknownTarget)
        {
            Check(side);
        }

        return new CompiledTarget(side, plan)
        {
            Grouper = target.Group is null ? null : new RecordGrouper(target.Group),
            WriteBack = target.WriteBack is { } kept
                ? sides.Requests(new RecordPlan(), new DeclaredFields(at.Api.Response, [])).Compile([kept], kept.Position)
                : null,
            Chain = Chain(),
            LooksAt = [.. compiler.Lookups.Select(l => l.Scheme).Distinct()],
        };
    }

    private DeclaredFields Grouped(GroupConfig group, IReadOnlyList<ApiField> declared) =>
        new(group.HeaderFields is null && fields.IsEmpty ? [] : RecordGrouper.Declared(declared, group), []);

    private (string Scheme, SideRequest? Id, SideRequest? Content)? Chain()
    {
        if (target.Chain is not { } chain)
        {
            return null;
        }

        fields.AddBeside("", "primaryWriteback");
        return (
            chain.Scheme,
            chain.Id is null ? null : sides.Requests(new RecordPlan(), fields).Compile([chain.Id], chain.Position),
            chain.Content is null ? null : sides.Requests(new RecordPlan(), fields).Compile(chain.Content, chain.Position)
        );
    }

    private void Check(CompiledSide<TargetPlan> side)
    {
        if (config.Delivery.Parallelism > 1 && CompiledScheme.OrderOf(config, side.Plan) is { } obstacle)
        {
            problems.Error(
                "QY1016",
                config.PositionOf("delivery.parallelism"),
                CompilationTexts.WrittenInOrder(config.Delivery.Parallelism, obstacle.Reason)
            );
        }

        if (target.Batch is { } batch && !side.Plan.TakesBatches)
        {
            problems.Error("QY1016", batch.Position, CompilationTexts.TakesNoBatches(side.Api.Name, side.Connector.Description.Name));
        }

        if (
            target.OtherRequest.FirstOrDefault(n => n.Field == "key") is { } key
            && !side.Api.Parameters.Any(p => p.Answers("key"))
            && !side.Plan.TakesBatches
        )
        {
            problems.Error("QY1016", key.Position, CompilationTexts.TakesNoKey(side.Api.Name));
        }

        foreach (
            var node in target.Response.Where(n => n.Field != "primaryWriteback" && n.Value is { Kind: NodeKind.Text, Text.Length: > 0 })
        )
        {
            problems.Warning("QY1017", node.Position, CompilationTexts.UnusedResponse(node.Field));
        }
    }
}
