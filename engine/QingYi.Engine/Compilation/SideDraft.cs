using QingYi.Engine.Documents;
using QingYi.Engine.Language;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Compilation;

/// <summary>One side of a scheme as a connector sees it.</summary>
internal sealed class SideDraft : RequestDraft
{
    private readonly ProblemList problems;

    public SideDraft(SideConfig side, Api api, Connection? connection, ProblemList problems)
    {
        this.problems = problems;
        Api = api;
        Connection = connection;
        Position = side.Keys.Position;
        var reader = new ParameterReader(problems);
        var direct = side.Rest.Where(m => api.Parameters.Any(p => p.Answers(m.Key))).ToList();
        side.Keys.Refuse(side.Rest.Except(direct), api.Parameters.Select(p => p.Numbered ? p.Name + "_1" : p.Name));
        var wrapper =
            side is TargetConfig && !api.Parameters.Any(p => p.Answers("key"))
                ? side.OtherRequest.FirstOrDefault(n => n.Field == "key")
                : null;
        Root = new DraftParameter(
            new ParameterConfig
            {
                Field = "",
                Position = side.Keys.Position,
                Children = [.. side.Request, .. side.OtherRequest.Where(n => n != wrapper), .. direct.Select(reader.FromMember)],
            }
        );
        Method = side.Method;
        Wrapper = wrapper is null ? null : new DraftParameter(wrapper);
        Batch = (side as TargetConfig)?.Batch is { } batch ? new BatchSave(batch.RowsKey, batch.Rows) : null;
    }

    public override Api Api { get; }

    public override Connection? Connection { get; }

    public override DraftNode Root { get; }

    /// <summary>The name of a list that contains the whole request; null: none.</summary>
    public DraftParameter? Wrapper { get; }

    public override BatchSave? Batch { get; }

    public override string? Method { get; }

    public override SourcePosition Position { get; }

    public override void Report(ProblemSeverity severity, string code, SourcePosition position, LocalizedText message) =>
        problems.Add(severity, code, position, message);

    public override bool IsConstant(string name) => Constant.Find(name) is not null;
}
