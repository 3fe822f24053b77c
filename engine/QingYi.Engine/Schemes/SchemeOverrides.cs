using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>
/// Values that replace those of the scheme for one run: <c>source.request.tradeNo=JY1</c>, <c>delivery.batch=1</c>. Only values that
/// determine which records are read and how they are sent can be replaced, because a recovered delivery must be rendered in the same way.
/// </summary>
internal sealed class SchemeOverrides(IReadOnlyList<string> given, ProblemList problems)
{
    // A path, or what begins it, and the name that follows.
    private static readonly (string Path, string Name)[] Allowed =
    [
        ("source.request.", "FIELD"),
        ("source.pagination.", "KEY"),
        ("source.lookback", ""),
        ("source.lag", ""),
        ("source.maxWindow", ""),
        ("delivery.", "KEY"),
    ];

    /// <summary>True when an override changes which records are read, so that the run must not move the watermark.</summary>
    public bool ChangesWhatIsRead => given.Any(g => g.StartsWith("source.request.", StringComparison.Ordinal));

    public SchemeNode Apply(SchemeNode root)
    {
        foreach (var assignment in given)
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            var path = equals < 0 ? assignment : assignment[..equals];
            var position = new SourcePosition("--set " + path, 0, 0);
            if (
                equals < 0
                || !Array.Exists(Allowed, a =>
                    a.Name.Length > 0 ? path.StartsWith(a.Path, StringComparison.Ordinal) && path.Length > a.Path.Length : path == a.Path
                )
            )
            {
                problems.Error("QY1019", position, SchemeTexts.CannotSet(assignment, [.. Allowed.Select(a => a.Path + a.Name)]));
                continue;
            }

            var text = assignment[(equals + 1)..];
            root = Set(
                root,
                path.Split('.'),
                0,
                new SchemeNode
                {
                    Kind = YamlNodeReader.KindOf(text),
                    Text = text,
                    Position = position,
                }
            );
        }

        return root;
    }

    private static SchemeNode Set(SchemeNode node, string[] path, int at, SchemeNode value)
    {
        if (at == path.Length)
        {
            return node.Kind == NodeKind.Mapping && node.Members.Any(m => m.Key is "value" or "type")
                ? Member(node, "value", _ => value)
                : value;
        }

        return node.Kind == NodeKind.List
            ? Item(node, path, at, value)
            : Member(
                node.Kind == NodeKind.Mapping ? node : new SchemeNode { Kind = NodeKind.Mapping, Position = value.Position },
                path[at],
                below => Set(below, path, at + 1, value)
            );
    }

    // In a list of parameter nodes, the one with that field.
    private static SchemeNode Item(SchemeNode list, string[] path, int at, SchemeNode value)
    {
        var name = new SchemeNode
        {
            Kind = NodeKind.Text,
            Text = path[at],
            Position = value.Position,
        };
        var wanted = list.Items.FirstOrDefault(i => i.Members.Any(m => m.Key == "field" && m.Value.Text == path[at]));
        var changed = wanted
            ?? new SchemeNode
            {
                Kind = NodeKind.Mapping,
                Position = value.Position,
                Members = [new SchemeMember("field", value.Position, name)],
            };
        changed = Member(changed, at + 1 == path.Length ? "value" : "children", below =>
            at + 1 == path.Length ? value : Set(below, path, at + 1, value)
        );
        return list with
        {
            Items = wanted is null ? [.. list.Items, changed] : [.. list.Items.Select(i => ReferenceEquals(i, wanted) ? changed : i)],
        };
    }

    private static SchemeNode Member(SchemeNode mapping, string key, Func<SchemeNode, SchemeNode> change)
    {
        var known = mapping.Members.FirstOrDefault(m => m.Key == key);
        var changed = change(known?.Value ?? new SchemeNode { Kind = NodeKind.Null, Position = mapping.Position });
        return mapping with
        {
            Members = known is null
                ? [.. mapping.Members, new SchemeMember(key, changed.Position, changed)]
                : [.. mapping.Members.Select(m => ReferenceEquals(m, known) ? m with { Value = changed } : m)],
        };
    }
}
