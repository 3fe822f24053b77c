using System.Globalization;

namespace QingYi.Engine.Documents;

/// <summary>Reads the keys of a mapping one by one, records their positions, and reports the keys that nobody asked for.</summary>
internal sealed class MappingReader
{
    private readonly SchemeNode node;
    private readonly string path;
    private readonly ProblemList problems;
    private readonly Dictionary<string, SourcePosition> positions;
    private readonly LocalizedText? title;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public MappingReader(SchemeNode node, string path, ProblemList problems, Dictionary<string, SourcePosition> positions)
    {
        this.node = node;
        this.path = path;
        this.problems = problems;
        this.positions = positions;
        positions.TryAdd(path, node.Position);
    }

    /// <param name="node">A mapping that no path leads to.</param>
    /// <param name="title">Its name for people; the Chinese one ends so that 的 can follow.</param>
    /// <param name="problems">Receives the problems.</param>
    public MappingReader(SchemeNode node, LocalizedText title, ProblemList problems)
        : this(node, "", problems, []) => this.title = title;

    private MappingReader(MappingReader parent, SchemeNode node, string name)
        : this(node, parent.Join(name), parent.problems, parent.positions) =>
        title = parent.title is null ? null : DocumentTexts.Within(parent.title, name);

    public SourcePosition Position => node.Position;

    public SourcePosition PositionOf(string name) => positions.GetValueOrDefault(Join(name), node.Position);

    private LocalizedText Where => title ?? DocumentTexts.Where(path);

    public SchemeNode? Node(params string[] names)
    {
        known.UnionWith(names);
        foreach (var member in node.Members.Where(m => names.Contains(m.Key)))
        {
            positions[Join(names[0])] = member.Value.Position;
            return member.Value.Kind == NodeKind.Null ? null : member.Value;
        }

        return null;
    }

    public string? Text(params string[] names)
    {
        var value = Node(names);
        if (value is null or { IsScalar: true })
        {
            return value?.Text;
        }

        Wrong(names[0], value, DocumentTexts.Text);
        return null;
    }

    public int? Integer(string name)
    {
        var value = Node(name);
        if (value is null)
        {
            return null;
        }

        if (value.IsScalar && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Wrong(name, value, DocumentTexts.WholeNumber);
        return null;
    }

    public bool? Flag(string name)
    {
        var value = Node(name);
        if (value is null)
        {
            return null;
        }

        if (value.IsScalar && value.Text is "true" or "1" or "on" or "false" or "0" or "off")
        {
            return value.Text is "true" or "1" or "on";
        }

        Wrong(name, value, DocumentTexts.Flag);
        return null;
    }

    public TimeSpan? Duration(string name)
    {
        var value = Node(name);
        if (value is null)
        {
            return null;
        }

        if (value.IsScalar && QingYi.Duration.TryParse(value.Text, out var span))
        {
            return span;
        }

        problems.Error(
            "QY1008",
            value.Position,
            DocumentTexts
                .NotADuration(Where, name, value.Described)
                .Then(value.Kind == NodeKind.Number ? DocumentTexts.SecondsMeant(value.Text + "s") : LocalizedText.Empty)
        );
        return null;
    }

    public MappingReader? Mapping(string name)
    {
        var value = Node(name);
        if (value is null or { Kind: NodeKind.Mapping })
        {
            return value is null ? null : new MappingReader(this, value, name);
        }

        Wrong(name, value, DocumentTexts.Keys);
        return null;
    }

    public IReadOnlyList<string> Texts(string name)
    {
        var value = Node(name);
        if (value is { Kind: NodeKind.List } && value.Items.All(i => i.IsScalar))
        {
            return [.. value.Items.Select(i => i.Text)];
        }

        if (value is not null)
        {
            Wrong(name, value, DocumentTexts.ListOfTexts);
        }

        return [];
    }

    /// <summary>Returns the keys that nobody asked for. Keys that begin with <c>x-</c> are the author's own notes.</summary>
    public IReadOnlyList<SchemeMember> Rest() =>
        [.. node.Members.Where(m => !known.Contains(m.Key) && !m.Key.StartsWith("x-", StringComparison.Ordinal))];

    /// <summary>Reports those of some keys that are similar to a known one, while more keys may be known later.</summary>
    public void RefuseMisspelt(IEnumerable<SchemeMember> members) =>
        Refuse(members.Where(m => NameSuggestion.Nearest(m.Key, known) is not null), []);

    public void Done() => Refuse(Rest(), []);

    public void Refuse(IEnumerable<SchemeMember> members, IEnumerable<string> alsoKnown)
    {
        string[] names = [.. known, .. alsoKnown];
        foreach (var member in members)
        {
            problems.Error("QY1007", member.Position, DocumentTexts.UnknownKey(Where, member.Key, names));
        }
    }

    private string Join(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private void Wrong(string name, SchemeNode value, LocalizedText wanted) =>
        problems.Error("QY1005", value.Position, DocumentTexts.WrongKind(Where, name, wanted, value.Described));
}
