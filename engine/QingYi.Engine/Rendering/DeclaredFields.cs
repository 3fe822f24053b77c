using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>The declared fields of a record, by the api's declaration and the scheme's <c>response</c>.</summary>
internal sealed class DeclaredFields
{
    private readonly Dictionary<string, (FieldType Type, List<string> Below)> fields = new(StringComparer.Ordinal)
    {
        [""] = (FieldType.Object, []),
    };

    public DeclaredFields(IEnumerable<ApiField> declared, IEnumerable<ParameterConfig> response)
    {
        foreach (var field in declared)
        {
            Add("", field);
        }

        foreach (var node in response)
        {
            Add("", node);
        }
    }

    /// <summary>True when nothing is declared, so that a path cannot be checked.</summary>
    public bool IsEmpty => fields.Count == 1;

    /// <summary>Adds a field next to the one at a path.</summary>
    public void AddBeside(string path, string name)
    {
        var parent = path.Contains('.', StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : "";
        if (!IsEmpty && fields.ContainsKey(parent))
        {
            Add(parent, name, FieldType.String);
        }
    }

    /// <summary>Returns the numbers of leading segments at which the path reaches a declared array.</summary>
    /// <param name="path">The path.</param>
    /// <param name="below">True for only the arrays that the path goes through, not one at its end.</param>
    public int[] ArraysOn(RecordPath path, bool below)
    {
        var found = new List<int>();
        var at = "";
        for (var i = 0; i < path.Segments.Count; i++)
        {
            if (Match(at, path.Segments[i]) is not { } next)
            {
                break;
            }

            at = next;
            if (
                fields[at].Type == FieldType.Array
                && (!below || i + 1 < path.Segments.Count)
                && (i + 1 == path.Segments.Count || !char.IsAsciiDigit(path.Segments[i + 1][0]))
            )
            {
                found.Add(i + 1);
            }
        }

        return [.. found];
    }

    /// <summary>Returns the warning for a path, or null.</summary>
    public (string Code, LocalizedText Message)? Doubt(RecordPath path)
    {
        if (IsEmpty || fields.ContainsKey(path.Text))
        {
            return null;
        }

        var at = "";
        var recased = false;
        foreach (var segment in path.Segments)
        {
            var known = fields[at];
            if (known.Type is FieldType.Object or FieldType.Array && known.Below.Count == 0)
            {
                return null;
            }

            if (known.Type == FieldType.Array && char.IsAsciiDigit(segment[0]))
            {
                continue;
            }

            if (Match(at, segment) is not { } next)
            {
                var nearest = NameSuggestion.Nearest(path.Text, fields.Keys.Where(k => k.Length > 0))
                    ?? NameSuggestion.Nearest(segment, known.Below) switch
                    {
                        { } near => Join(at, near),
                        null => null,
                    };
                return (
                    "QY2202",
                    nearest is null ? RenderingTexts.NotDeclared(path.Text) : RenderingTexts.NotDeclaredButSimilar(path.Text, nearest)
                );
            }

            recased |= next != Join(at, segment);
            at = next;
        }

        return recased ? ("QY2201", RenderingTexts.DiffersInCase(path.Text, at)) : null;
    }

    private static string Join(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";

    private string? Match(string at, string segment)
    {
        var exact = Join(at, segment);
        return fields.ContainsKey(exact)
            ? exact
            : fields[at].Below.Where(b => b.Equals(segment, StringComparison.OrdinalIgnoreCase)).Select(b => Join(at, b)).FirstOrDefault();
    }

    private void Add(string parent, ApiField field)
    {
        Add(parent, field.Name, field.Type);
        foreach (var child in field.Children)
        {
            Add(Join(parent, field.Name), child);
        }
    }

    private void Add(string parent, ParameterConfig node)
    {
        Add(
            parent,
            node.Field,
            node.Type == "array" ? FieldType.Array
                : node.Type == "object" || (node.Type is null && node.Children is not null) ? FieldType.Object
                : FieldType.String
        );
        foreach (var child in node.Children ?? [])
        {
            Add(Join(parent, node.Field), child);
        }
    }

    private void Add(string parent, string name, FieldType type)
    {
        var path = Join(parent, name);
        var below = fields.TryGetValue(path, out var known) ? known.Below : [];
        fields[path] = (type, below);
        if (!fields[parent].Below.Contains(name))
        {
            fields[parent].Below.Add(name);
        }
    }
}
