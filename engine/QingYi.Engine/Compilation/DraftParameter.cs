using QingYi.Engine.Documents;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Compilation;

/// <summary>A parameter node on its way from the author's text to a render node.</summary>
internal sealed class DraftParameter : DraftNode
{
    private readonly List<DraftParameter> children;
    private readonly Func<int, SourcePosition>? locate;

    public DraftParameter(ParameterConfig config)
    {
        Config = config;
        Template = config.Value is { Kind: NodeKind.Text } text ? text.Text : null;
        locate = config.Value is { Kind: NodeKind.Text } located ? located.PositionAt : null;
        children = [.. (config.Children ?? []).Select(c => new DraftParameter(c))];
    }

    private DraftParameter(string name, string template, SourcePosition position)
    {
        Config = new ParameterConfig { Field = name, Position = position };
        Template = template;
        locate = _ => position;
        children = [];
    }

    public ParameterConfig Config { get; }

    public override string Name => Config.Field;

    public override string? Template { get; }

    public override string? Text => Template ?? (Config.Value is { IsScalar: true, Kind: not NodeKind.Null } value ? value.Text : null);

    public override SourcePosition Position => Config.Position;

    public override IReadOnlyList<DraftNode> Children => children;

    public IReadOnlyList<DraftParameter> Parameters => children;

    public override bool IsObject => Config.Children is not null;

    public override bool Repeat { get; set; }

    public override SourcePosition PositionAt(int index) => locate is null ? Position : locate(index);

    public override DraftNode Remove(DraftNode child)
    {
        children.Remove((DraftParameter)child);
        return child;
    }

    public override void Add(DraftNode child) => children.Add((DraftParameter)child);

    public override DraftNode Add(string name, string template, SourcePosition position)
    {
        var node = new DraftParameter(name, template, position);
        children.Add(node);
        return node;
    }
}
