using QingYi.Engine.Documents;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Compilation;

/// <summary>A parameter node between the author's text and a render node. Immutable.</summary>
internal sealed class DraftParameter : DraftNode
{
    private readonly Func<int, SourcePosition>? locate;

    public DraftParameter(ParameterConfig config)
    {
        Config = config;
        Template = config.Value is { Kind: NodeKind.Text } text ? text.Text : null;
        locate = config.Value is { Kind: NodeKind.Text } located ? located.PositionAt : null;
        Parameters = [.. (config.Children ?? []).Select(c => new DraftParameter(c))];
    }

    private DraftParameter(DraftParameter other, IReadOnlyList<DraftParameter> parameters, bool isRepeated)
    {
        (Config, Template, locate) = (other.Config, other.Template, other.locate);
        (Parameters, IsRepeated) = (parameters, isRepeated);
    }

    private DraftParameter(string name, string template, SourcePosition position)
    {
        Config = new ParameterConfig { Field = name, Position = position };
        Template = template;
        locate = _ => position;
        Parameters = [];
    }

    public ParameterConfig Config { get; }

    public override string Name => Config.Field;

    public override string? Template { get; }

    public override string? Text => Template ?? (Config.Value is { IsScalar: true, Kind: not NodeKind.Null } value ? value.Text : null);

    public override SourcePosition Position => Config.Position;

    public override IReadOnlyList<DraftNode> Children => Parameters;

    public IReadOnlyList<DraftParameter> Parameters { get; }

    public override bool IsObject => Config.Children is not null;

    public override bool IsRepeated { get; }

    public override SourcePosition PositionAt(int index) => locate is null ? Position : locate(index);

    public override DraftNode With(IEnumerable<DraftNode> children) =>
        IsObject
            ? new DraftParameter(this, [.. children.Select(Own)], IsRepeated)
            : throw new InvalidOperationException($"'{Name}' is not an object, so it cannot contain other parameters.");

    public override DraftNode Repeated() => new DraftParameter(this, Parameters, isRepeated: true);

    public override DraftNode Parameter(string name, string template, SourcePosition position) =>
        new DraftParameter(name, template, position);

    /// <exception cref="ConnectorException">The node is not one of the engine's draft nodes.</exception>
    public static DraftParameter Own(DraftNode node) =>
        node as DraftParameter
        ?? throw new ConnectorException(CompilationTexts.ForeignParameter(node.Name), CompilationTexts.ReportForeignParameter);
}
