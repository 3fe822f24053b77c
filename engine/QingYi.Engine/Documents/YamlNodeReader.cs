using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace QingYi.Engine.Documents;

/// <summary>Reads YAML, and reports a template without quotes.</summary>
internal sealed partial class YamlNodeReader(SourceText source, ProblemList problems)
{
    private const int DeepestNesting = 64;
    private const int MostValues = 100_000;
    private const string Merge = "<<";
    private int values;

    public SchemeNode? Read()
    {
        var stream = new YamlStream();
        var scanner = new Scanner(new StringReader(source.Text));
        try
        {
            stream.Load(new Parser(scanner));
        }
        catch (YamlException e)
        {
            Report(e);
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner fails like this at the lines below a list in [] or a mapping in {} that is not closed.
            problems.Error("QY1002", At(scanner.CurrentPosition), DocumentTexts.NotClosed);
            return null;
        }

        if (stream.Documents.Count == 1)
        {
            return Convert(stream.Documents[0].RootNode, 0);
        }

        problems.Error("QY1002", new SourcePosition(source.File, 1, 1), DocumentTexts.NotOneDocument(stream.Documents.Count));
        return null;
    }

    [GeneratedRegex(@"^[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$")]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"""(?:\\.|[^""\\])*""|'(?:''|[^'])*'")]
    private static partial Regex Quoted();

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

    private SchemeNode Convert(YamlNode node, int depth)
    {
        var position = At(node.Start);
        if (++values > MostValues)
        {
            if (values == MostValues + 1)
            {
                problems.Error("QY1002", position, DocumentTexts.TooManyValues(MostValues));
            }

            return new SchemeNode { Kind = NodeKind.Null, Position = position };
        }

        if (depth > DeepestNesting)
        {
            problems.Error("QY1002", position, DocumentTexts.TooDeep(DeepestNesting));
            return new SchemeNode { Kind = NodeKind.Null, Position = position };
        }

        switch (node)
        {
            case YamlMappingNode mapping:
                return new SchemeNode
                {
                    Kind = NodeKind.Mapping,
                    Position = position,
                    Members = [.. Members(mapping, depth)],
                };
            case YamlSequenceNode sequence:
                return new SchemeNode
                {
                    Kind = NodeKind.List,
                    Position = position,
                    Items = [.. sequence.Children.Select(c => Convert(c, depth + 1))],
                };
            case YamlScalarNode scalar:
                var kind = scalar.Style == ScalarStyle.Plain && !IsText(scalar) ? KindOf(scalar.Value) : NodeKind.Text;
                var text = kind == NodeKind.Boolean ? scalar.Value!.ToLowerInvariant() : scalar.Value ?? "";
                return new SchemeNode
                {
                    Kind = kind,
                    Position = position,
                    Text = text,
                    Locate = Locator(scalar, text),
                };
            default:
                problems.Error("QY1002", position, DocumentTexts.UnsupportedValue);
                return new SchemeNode { Kind = NodeKind.Null, Position = position };
        }
    }

    // !!str 12 is a text, although it looks like a number.
    private static bool IsText(YamlScalarNode scalar) => !scalar.Tag.IsEmpty && scalar.Tag.Value == "tag:yaml.org,2002:str";

    // The merge key of YAML 1.1 adds members of other mappings that this one does not have; the first of several mappings wins.
    private IEnumerable<(YamlNode Key, YamlNode Value)> Merged(
        YamlMappingNode mapping,
        IReadOnlyList<YamlMappingNode> outer,
        HashSet<YamlMappingNode> merged
    )
    {
        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Style: ScalarStyle.Plain, Value: Merge })
            {
                yield return (key, value);
                continue;
            }

            var seen = new HashSet<YamlNode>(mapping.Children.Keys);
            foreach (var other in value is YamlSequenceNode several ? several.Children : [value])
            {
                if (other is not YamlMappingNode from)
                {
                    problems.Error("QY1005", At(key.Start), DocumentTexts.NotMergeable);
                    continue;
                }

                if (ReferenceEquals(from, mapping) || outer.Contains(from, ReferenceEqualityComparer.Instance))
                {
                    problems.Error("QY1002", At(key.Start), DocumentTexts.MergedIntoItself);
                    continue;
                }

                // A mapping that was merged before adds nothing new.
                if (!merged.Add(from))
                {
                    continue;
                }

                foreach (var member in Merged(from, [.. outer, mapping], merged).Where(m => seen.Add(m.Key)))
                {
                    yield return member;
                }
            }
        }
    }

    private IEnumerable<SchemeMember> Members(YamlMappingNode mapping, int depth)
    {
        foreach (var (key, value) in Merged(mapping, [], new HashSet<YamlMappingNode>(ReferenceEqualityComparer.Instance)))
        {
            if (key is not YamlScalarNode { Value: { } name } || (LooksLikeTemplate(name) && value is not YamlSequenceNode))
            {
                Unquoted(At(mapping.Start));
                continue;
            }

            if (value is YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } && text.EndsWith("}>", StringComparison.Ordinal))
            {
                Unquoted(At(key.Start));
                continue;
            }

            yield return new SchemeMember(name, At(key.Start), Convert(value, depth + 1));
        }
    }

    private Func<int, SourcePosition> Locator(YamlScalarNode scalar, string text)
    {
        var start = source.OffsetOf((int)scalar.Start.Line, (int)scalar.Start.Column);
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
        else if (e.Message.Contains("uplicate key", StringComparison.Ordinal))
        {
            problems.Error("QY1006", position, DocumentTexts.DuplicateKey(e.Message.TrimEnd('.')));
        }
        else
        {
            problems.Error("QY1002", position, DocumentTexts.InvalidYaml(e.Message.TrimEnd('.')));
        }
    }
}
