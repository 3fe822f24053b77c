using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace QingYi.Connectors.Testing;

/// <summary>A parameter of a <see cref="YamlDraft"/>.</summary>
internal sealed class YamlDraftNode : DraftNode
{
    private const string File = "request.yaml";

    public YamlDraftNode(string name, YamlNode node)
    {
        Name = name;
        Position = new SourcePosition(File, (int)node.Start.Line, (int)node.Start.Column);
        IsObject = node is YamlMappingNode;
        Children =
        [
            .. (node as YamlMappingNode)?.Children.Select(c => new YamlDraftNode(((YamlScalarNode)c.Key).Value ?? "", c.Value)) ?? [],
        ];
        if (node is YamlScalarNode { Value: { } value } scalar && !(scalar.Style == ScalarStyle.Plain && value is "" or "null" or "~"))
        {
            Text = value;
            Template = scalar.Style == ScalarStyle.Plain && IsLiteral(value) ? null : value;
        }
    }

    private YamlDraftNode(string name, string? template, SourcePosition position)
    {
        (Name, Template, Text, Position, Children) = (name, template, template, position, []);
    }

    private YamlDraftNode(YamlDraftNode other, IReadOnlyList<DraftNode> children, bool isRepeated)
    {
        (Name, Template, Text, Position, IsObject) = (other.Name, other.Template, other.Text, other.Position, other.IsObject);
        (Children, IsRepeated) = (children, isRepeated);
    }

    public override string Name { get; }

    public override string? Template { get; }

    public override string? Text { get; }

    public override SourcePosition Position { get; }

    public override IReadOnlyList<DraftNode> Children { get; }

    public override bool IsObject { get; }

    public override bool IsRepeated { get; }

    public override SourcePosition PositionAt(int index) => Position with { Column = Position.Column + index };

    public override DraftNode With(IEnumerable<DraftNode> children) => new YamlDraftNode(this, [.. children], IsRepeated);

    public override DraftNode Repeated() => new YamlDraftNode(this, Children, isRepeated: true);

    public override DraftNode Parameter(string name, string template, SourcePosition position) =>
        new YamlDraftNode(name, template, position);

    // Numbers, true and false are not templates.
    private static bool IsLiteral(string value) =>
        value is "true" or "false"
        || decimal.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
}
