using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace QingYi.Engine.Documents;

/// <summary>Reads YAML, and reports a template without quotes.</summary>
internal sealed partial class YamlNodeReader(SourceText source, ProblemList problems)
{
    private const int DeepestNesting = 64;
    private const int MostValues = 100_000;
    private const string Merge = "<<";
    private readonly Parser parser = new(new StringReader(source.Text));

    // The value of an anchor; null while it is being read.
    private readonly Dictionary<AnchorName, SchemeNode?> anchors = [];
    private int values;
    private bool isMerging;

    public SchemeNode? Read()
    {
        SchemeNode? root = null;
        var documents = 0;
        try
        {
            parser.Consume<StreamStart>();
            while (parser.TryConsume<DocumentStart>(out _))
            {
                if (++documents == 1)
                {
                    root = Node(0);
                }

                while (!parser.TryConsume<DocumentEnd>(out _))
                {
                    parser.SkipThisAndNestedEvents();
                }
            }
        }
        catch (YamlException e)
        {
            Report(e);
            return null;
        }
        // The parser fails so where a value in brackets goes on in a line that is indented too little.
        catch (InvalidOperationException)
        {
            problems.Error("QY1002", At(parser.Current!.End), DocumentTexts.NotClosed);
            return null;
        }

        if (documents == 1)
        {
            return root;
        }

        problems.Error("QY1002", new SourcePosition(source.File, 1, 1), DocumentTexts.NotOneDocument(documents));
        return null;
    }

    [GeneratedRegex(@"^[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$")]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"""(?:\\.|[^""\\])*""|'(?:''|[^'])*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[ \-]*(?<name>[\w.-]+)：")]
    private static partial Regex FullWidthColon();

    /// <summary>Returns the kind of a value without quotes.</summary>
    public static NodeKind KindOf(string? plain) =>
        plain switch
        {
            null or "" or "~" or "null" or "Null" or "NULL" => NodeKind.Null,
            "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => NodeKind.Boolean,
            var text => NumberForm().IsMatch(text) ? NodeKind.Number : NodeKind.Text,
        };

    private static bool LooksLikeTemplate(string text) =>
        text.Contains("{{", StringComparison.Ordinal)
        || text.Contains("<{", StringComparison.Ordinal)
        || text.Contains("}>", StringComparison.Ordinal);

    private SourcePosition At(Mark mark) => new(source.File, (int)mark.Line, (int)mark.Column);

    private SchemeNode Node(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Aliased(alias, depth);
        }

        parser.Accept<NodeEvent>(out var next);
        if (!IsAllowed(At(next!.Start), depth))
        {
            parser.SkipThisAndNestedEvents();
            return new SchemeNode { Kind = NodeKind.Null, Position = At(next.Start) };
        }

        Remember(next.Anchor, null);
        var node = next switch
        {
            Scalar => Value(parser.Consume<Scalar>()),
            MappingStart => Mapping(parser.Consume<MappingStart>(), depth),
            _ => List(parser.Consume<SequenceStart>(), depth),
        };
        Remember(next.Anchor, node);
        return node with { Anchor = next.Anchor.IsEmpty ? "" : next.Anchor.Value };
    }

    private void Remember(AnchorName anchor, SchemeNode? node)
    {
        if (!anchor.IsEmpty)
        {
            anchors[anchor] = node;
        }
    }

    private SchemeNode Aliased(AnchorAlias alias, int depth)
    {
        var position = At(alias.Start);
        var target = anchors.GetValueOrDefault(alias.Value);
        if (target is not null && Fits(target, depth))
        {
            return target with { Span = SpanOf(alias), Style = NodeStyle.Plain, IsAlias = true };
        }

        if (target is null)
        {
            var text =
                !anchors.ContainsKey(alias.Value) ? DocumentTexts.UnknownAnchor(alias.Value.Value)
                : isMerging ? DocumentTexts.MergedIntoItself
                : DocumentTexts.InsideItself(alias.Value.Value);
            problems.Error("QY1002", position, text);
        }

        return new SchemeNode
        {
            Kind = NodeKind.Null,
            Position = position,
            IsAlias = true,
        };
    }

    // Values count at each alias, because nested aliases multiply.
    private bool Fits(SchemeNode node, int depth) => IsAllowed(node.Position, depth) && node.Entries.All(e => Fits(e.Value, depth + 1));

    private bool IsAllowed(SourcePosition position, int depth)
    {
        if (++values == MostValues + 1)
        {
            problems.Error("QY1002", position, DocumentTexts.TooManyValues(MostValues));
        }

        if (depth > DeepestNesting)
        {
            problems.Error("QY1002", position, DocumentTexts.TooDeep(DeepestNesting));
        }

        return values <= MostValues && depth <= DeepestNesting;
    }

    private SchemeNode Value(Scalar scalar)
    {
        // !!str 12 is a text, although it looks like a number.
        var isText = !scalar.Tag.IsEmpty && scalar.Tag.Value == "tag:yaml.org,2002:str";
        var kind = scalar.Style == ScalarStyle.Plain && !isText ? KindOf(scalar.Value) : NodeKind.Text;
        var text = kind == NodeKind.Boolean ? scalar.Value.ToLowerInvariant() : scalar.Value;
        return new SchemeNode
        {
            Kind = kind,
            Position = At(scalar.Start),
            Span = SpanOf(scalar),
            Style = scalar.Style switch
            {
                ScalarStyle.SingleQuoted => NodeStyle.SingleQuoted,
                ScalarStyle.DoubleQuoted => NodeStyle.DoubleQuoted,
                ScalarStyle.Literal => NodeStyle.Literal,
                ScalarStyle.Folded => NodeStyle.Folded,
                _ => NodeStyle.Plain,
            },
            Text = text,
            Locate = Locator(scalar, text),
        };
    }

    private SchemeNode List(SequenceStart start, int depth)
    {
        var items = new List<SchemeNode>();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        var end = parser.Consume<SequenceEnd>();
        var isFlow = start.Style == SequenceStyle.Flow;
        var last = items.Count == 0 ? Offset(start.End) : items[^1].Span.End;
        return new SchemeNode
        {
            Kind = NodeKind.List,
            Position = At(start.Start),
            Span = new TextSpan(Offset(start.Start), isFlow ? Offset(end.End) + 1 : last),
            Style = isFlow ? NodeStyle.Flow : NodeStyle.Block,
            Items = items,
        };
    }

    private SchemeNode Mapping(MappingStart start, int depth)
    {
        var members = new List<SchemeMember>();
        var written = new HashSet<string>(StringComparer.Ordinal);
        var (first, last) = (Offset(start.Start), Offset(start.End));
        while (!parser.Accept<MappingEnd>(out _))
        {
            var key = Key(depth);
            var (name, isMerge) = (key.Text, key is { Style: NodeStyle.Plain, Text: Merge });
            isMerging = isMerge;
            var value = Node(depth + 1);
            isMerging = false;
            first = members.Count == 0 && IsPair(start) ? key.Span.Start : first;
            last = Math.Max(key.Span.End, value.Span.End);
            if (!written.Add(name))
            {
                problems.Error("QY1006", key.Position, DocumentTexts.KeyTwice(name));
            }

            if (!key.IsScalar || (LooksLikeTemplate(name) && value.Kind != NodeKind.List))
            {
                Unquoted(At(start.Start));
            }
            else if (value is { IsScalar: true, Style: NodeStyle.Plain } && value.Text.EndsWith("}>", StringComparison.Ordinal))
            {
                Unquoted(key.Position);
            }
            else
            {
                members.Add(new SchemeMember(name, key.Position, value) { KeySpan = key.Span, IsMerged = isMerge });
            }
        }

        var end = parser.Consume<MappingEnd>();
        var isFlow = start.Style == MappingStyle.Flow && !IsPair(start);
        return new SchemeNode
        {
            Kind = NodeKind.Mapping,
            Position = At(start.Start),
            Span = new TextSpan(first, isFlow ? Offset(end.End) + 1 : last),
            Style = start.Style == MappingStyle.Flow ? NodeStyle.Flow : NodeStyle.Block,
            Members = members.Exists(m => m.IsMerged) ? [.. Merged(members, written, depth)] : members,
        };
    }

    private SchemeNode Key(int depth)
    {
        if (!parser.TryConsume<Scalar>(out var scalar))
        {
            return Node(depth + 1);
        }

        var key = Value(scalar) with { Text = scalar.Value };
        Remember(scalar.Anchor, key);
        return key;
    }

    // [a: 1] has a mapping without braces, for which the parser reports the place of the list.
    private bool IsPair(MappingStart start) =>
        start is { Style: MappingStyle.Flow, Anchor.IsEmpty: true, Tag.IsEmpty: true } && source.Text[Offset(start.Start)] != '{';

    // The merge key of YAML 1.1 adds members of other mappings that this one does not have; the first of several mappings wins.
    private IEnumerable<SchemeMember> Merged(List<SchemeMember> members, HashSet<string> written, int depth)
    {
        foreach (var member in members)
        {
            if (!member.IsMerged)
            {
                yield return member;
                continue;
            }

            foreach (var from in member.Value.Kind == NodeKind.List ? member.Value.Items : [member.Value])
            {
                if (from.Kind != NodeKind.Mapping && from is not { Kind: NodeKind.Null, IsAlias: true })
                {
                    problems.Error("QY1005", member.Position, DocumentTexts.NotMergeable);
                }

                foreach (var other in from.Members.Where(m => written.Add(m.Key) && Fits(m.Value, depth + 1)))
                {
                    yield return other with
                    {
                        IsMerged = true,
                    };
                }
            }
        }
    }

    private Func<int, SourcePosition> Locator(Scalar scalar, string text)
    {
        var start = Offset(scalar.Start);
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            var line = source.Text.IndexOf('\n', start);
            start = line < 0 ? start : line + 1;
        }
        else if (scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted)
        {
            start++;
        }

        return index => source.Align(start, text, index);
    }

    private static int Offset(Mark mark) => (int)mark.Index;

    // The parser ends a block scalar, and an anchor or tag of nothing, at the next token or comment.
    private TextSpan SpanOf(ParsingEvent node)
    {
        var (start, end) = (Offset(node.Start), Offset(node.End));
        var text = source.Text;
        if (node is not Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded } block)
        {
            return new TextSpan(start, start + text.AsSpan(start, end - start).TrimEnd().Length);
        }

        var header = source.LineEnd(block.Tag.IsEmpty && block.Anchor.IsEmpty ? start : text.IndexOfAny(['|', '>'], start));
        var keeps = text.AsSpan(start, header - start).Contains('+');
        while (end > header && source.LineStart(end) is var line && string.IsNullOrWhiteSpace(text[line..end]))
        {
            end = source.LineEnd(Math.Max(header, line - 1));
            if (keeps)
            {
                break;
            }
        }

        return new TextSpan(start, Math.Max(header, end));
    }

    private void Unquoted(SourcePosition position) => problems.Error("QY1011", position, DocumentTexts.UnquotedTemplate);

    private void Report(YamlException e)
    {
        var line = Quoted().Replace(source.Line((int)e.Start.Line), m => new string(' ', m.Length));
        var position = At(e.Start);
        if (LooksLikeTemplate(line))
        {
            var column = Math.Max(0, line.IndexOfAny(['{', '<']));
            Unquoted(position with { Column = column + 1 });
        }
        else if (FullWidthKey((int)e.Start.Line) is { } key)
        {
            problems.Error("QY1002", key.Position, DocumentTexts.FullWidthColon(key.Name));
        }
        else
        {
            problems.Error("QY1002", position, DocumentTexts.InvalidYaml(e.Message.TrimEnd('.')));
        }
    }

    // The parser stops at the end of such a word, or at the next key.
    private (string Name, SourcePosition Position)? FullWidthKey(int line)
    {
        for (var number = line; number > 0 && number > line - 3; number--)
        {
            if (FullWidthColon().Match(source.Line(number)) is { Success: true } match)
            {
                var name = match.Groups["name"];
                return (name.Value, new SourcePosition(source.File, number, name.Index + 1));
            }
        }

        return null;
    }
}
