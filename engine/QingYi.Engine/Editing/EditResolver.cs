using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Editing;

/// <summary>Finds out which entry of which mapping or list an edit concerns.</summary>
internal sealed class EditResolver(SchemeNode root, bool isJson)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="EditException">The edit does not fit the tree.</exception>
    public NodeEdit Resolve(SchemeEdit edit)
    {
        if (edit.Path.Count == 0 || !edit.Path.All(NodeFinder.IsStep))
        {
            throw NodeFinder.Refused(root, EditTexts.BadPath);
        }

        var checkedEdit = edit with { Value = Checked(edit.Value) };
        return edit.Operation switch
        {
            EditOperation.Set => Set(checkedEdit),
            EditOperation.Add => Add(checkedEdit),
            EditOperation.Remove => Of(edit.Operation, NodeFinder.Find(root, edit.Path)),
            EditOperation.Rename => Rename(edit),
            _ => Move(edit),
        };
    }

    private static NodeEdit Of(EditOperation operation, NodeTrail entry) => new(operation, entry.Parent!, entry.Index);

    private NodeEdit Set(SchemeEdit edit)
    {
        var node = NodeFinder.Find(root, edit.Path);
        if (edit.Value is JsonObject || !NodeFinder.IsParameter(node))
        {
            return Of(EditOperation.Set, node) with { Value = edit.Value };
        }

        NodeFinder.CheckOwn(node, edit.Path);
        return NodeFinder.Member(node, "value") is { } value
            ? Of(EditOperation.Set, value) with
            {
                Value = edit.Value,
            }
            : new NodeEdit(EditOperation.Add, node, node.Node.Members.Count) { Key = "value", Value = edit.Value };
    }

    private NodeEdit Add(SchemeEdit edit)
    {
        // The parents that exist; what is missing of them is added as one value.
        var parent = new NodeTrail(root);
        var at = 0;
        while (at < edit.Path.Count - 1 && NodeFinder.Step(parent, edit.Path[at]) is { } next)
        {
            (parent, at) = (next, at + 1);
        }

        NodeFinder.CheckOwn(parent, edit.Path);
        var (step, isLast) = (edit.Path[at], at == edit.Path.Count - 1);
        if (isLast && NodeFinder.IsName(step) && NodeFinder.Step(parent, step) is { } known)
        {
            throw NodeFinder.Refused(known.Node, EditTexts.Exists(NodeFinder.Shown(edit.Path)));
        }

        var value = Wrapped(edit.Path.Skip(at + 1), edit);
        if (NodeFinder.IsParameter(parent) && !ParameterReader.IsAttribute($"{step}"))
        {
            if (NodeFinder.Member(parent, "children") is not { } children)
            {
                value = new JsonObject { [$"{step}"] = value };
                return new NodeEdit(EditOperation.Add, parent, parent.Node.Members.Count) { Key = "children", Value = value };
            }

            parent = children;
        }

        return parent.Node.Kind == NodeKind.List && NodeFinder.IsName(step)
            ? Insert(parent, step, Item($"{step}", value, isLast ? "value" : "children"), edit)
            : Insert(parent, step, value, edit);
    }

    private NodeEdit Insert(NodeTrail parent, JsonNode step, JsonNode? value, SchemeEdit edit)
    {
        var (node, path) = (parent.Node, NodeFinder.Shown(edit.Path));
        var isList = node.Kind == NodeKind.List || (node.Kind == NodeKind.Null && !NodeFinder.IsName(step));
        var last = isList && !NodeFinder.IsName(step) ? step.GetValue<int>() : node.Entries.Count;
        if (last > node.Entries.Count)
        {
            throw NodeFinder.Refused(node, EditTexts.IndexTooLarge(path, last, node.Entries.Count));
        }

        // An empty value has no entry whose form the new one could take.
        var isInBlock = !isJson && parent.Parent?.Node.Style == NodeStyle.Block;
        if (parent.Parent is not null && (node.Kind == NodeKind.Null || (!node.IsScalar && node.Entries.Count == 0 && isInBlock)))
        {
            return Of(EditOperation.Set, parent) with { Value = isList ? new JsonArray(value) : new JsonObject { [$"{step}"] = value } };
        }

        if (node.IsScalar)
        {
            throw NodeFinder.Refused(node, EditTexts.HoldsNothing(path, node.Described));
        }

        // Behind which of its lines an entry would belong is unknown where all that it has stands elsewhere.
        if (node.Members.Count > 0 && node.Members.All(m => m.IsMerged))
        {
            throw new EditException("QY1025", node.Position, EditTexts.Merged(path));
        }

        var sibling = edit.Before ?? edit.After;
        var place = sibling is null ? last : Sibling(parent, sibling, path).Index + (edit.Before is null ? 1 : 0);
        return new NodeEdit(EditOperation.Add, parent, place)
        {
            Key = isList ? "" : $"{step}",
            Value = value,
            IsBefore = place < node.Entries.Count && edit.After is null,
        };
    }

    private NodeEdit Rename(SchemeEdit edit)
    {
        var entry = NodeFinder.Find(root, edit.Path);
        if (edit.Key is not { Length: > 0 } key)
        {
            throw NodeFinder.Refused(entry.Node, EditTexts.NoNewKey);
        }

        if (NodeFinder.Step(entry.Parent!, key) is { } other && !ReferenceEquals(other.Node, entry.Node))
        {
            throw NodeFinder.Refused(other.Node, EditTexts.Exists(NodeFinder.Shown([.. edit.Path.SkipLast(1), key])));
        }

        if (entry.Parent!.Node.Kind == NodeKind.Mapping)
        {
            return Of(EditOperation.Rename, entry) with { Key = key };
        }

        NodeFinder.CheckOwn(entry, edit.Path);
        return NodeFinder.Member(entry, "field") is { } field
            ? Of(EditOperation.Set, field) with
            {
                Value = key,
            }
            : throw NodeFinder.Refused(entry.Node, EditTexts.NoName(NodeFinder.Shown(edit.Path)));
    }

    private NodeEdit Move(SchemeEdit edit)
    {
        var entry = NodeFinder.Find(root, edit.Path);
        var sibling = edit.Before ?? edit.After ?? throw NodeFinder.Refused(entry.Node, EditTexts.NoSibling);
        var to = Sibling(entry.Parent!, sibling, NodeFinder.Shown(edit.Path)).Index + (edit.Before is null ? 1 : 0);
        return Of(EditOperation.Move, entry) with { To = to > entry.Index ? to - 1 : to };
    }

    private static NodeTrail Sibling(NodeTrail container, JsonNode sibling, string path)
    {
        var found = NodeFinder.IsStep(sibling) ? NodeFinder.Step(container, sibling) : null;
        return found is not null && !found.IsMerged && ReferenceEquals(found.Parent!.Node, container.Node)
            ? found
            : throw NodeFinder.Refused(container.Node, EditTexts.NotASibling(path, $"{sibling}"));
    }

    // A parameter node of a list.
    private static JsonObject Item(string field, JsonNode? value, string attribute)
    {
        var item = new JsonObject { ["field"] = field };
        if (value is not JsonObject given || attribute == "children")
        {
            item[attribute] = value;
            return item;
        }

        foreach (var (key, member) in given)
        {
            item[key] = member?.DeepClone();
        }

        return item;
    }

    private JsonNode? Wrapped(IEnumerable<JsonNode> steps, SchemeEdit edit)
    {
        var value = edit.Value;
        foreach (var step in steps.Reverse())
        {
            value =
                NodeFinder.IsName(step) ? new JsonObject { [$"{step}"] = value }
                : step.GetValue<int>() == 0 ? new JsonArray(value)
                : throw NodeFinder.Refused(root, EditTexts.IndexTooLarge(NodeFinder.Shown(edit.Path), step.GetValue<int>(), 0));
        }

        return value;
    }

    // A copy of the value that has been written and read as JSON once, so that what cannot be written is found now.
    private JsonNode? Checked(JsonNode? value)
    {
        try
        {
            var copy = JsonNode.Parse(value?.ToJsonString() ?? "null", null, new JsonDocumentOptions { AllowDuplicateProperties = false });
            CheckTexts(value);
            return copy;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NotSupportedException or JsonException)
        {
            throw NodeFinder.Refused(root, EditTexts.NotAValue);
        }
    }

    // Half of a surrogate pair is no text: UTF-8 has no form for it.
    private static void CheckTexts(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (var (key, member) in members)
                {
                    Strict.GetByteCount(key);
                    CheckTexts(member);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    CheckTexts(item);
                }

                break;
            default:
                if (value is JsonValue scalar && scalar.TryGetValue<string>(out var text))
                {
                    Strict.GetByteCount(text);
                }

                break;
        }
    }
}
