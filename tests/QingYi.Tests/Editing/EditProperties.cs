using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QingYi.Engine.Documents;
using QingYi.Engine.Editing;
using QingYi.Engine.Hosting;
using Xunit;

namespace QingYi.Tests.Editing;

/// <summary>An edit of a text is the same edit of what it means, and nothing else of the text changes.</summary>
public sealed partial class EditProperties
{
    private static readonly JsonNode?[] Values =
    [
        "text",
        "12",
        "true",
        "",
        "{{id|date}} # x",
        "中文 😀: \"it's\"",
        "first\n  second\n\nlast\n",
        12.50m,
        false,
        null,
        new JsonObject { ["a"] = "1", ["b"] = new JsonArray(1, new JsonObject { ["c"] = "x\ny" }) },
        new JsonArray("x", new JsonArray(), new JsonObject()),
    ];

    public static TheoryData<string> Schemes() =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "schemes"), "*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".yaml" or ".json")
                .Select(f => Path.GetRelativePath(Repository.Root, f)),
        ];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Each_edit_of_each_value_of_a_shipped_scheme_does_what_it_says(string file) =>
        Assert.Equal(0, CheckAll(file, File.ReadAllText(Path.Combine(Repository.Root, file)), seed: 1).Refused);

    // Where a comment or a blank line would become a line of a block scalar, for example, an edit may be refused.
    [Fact]
    public void Each_edit_of_random_YAML_does_what_it_says_or_is_refused()
    {
        var counts = Enumerable.Range(1, 150).Select(seed => CheckAll("random.yaml", new RandomYaml(seed).Text(), seed)).ToList();
        Assert.InRange(counts.Sum(c => c.Refused), 0, counts.Sum(c => c.All) / 500);
    }

    [Fact]
    public void Each_edit_of_random_JSON_does_what_it_says() =>
        Assert.Equal(0, Enumerable.Range(1, 150).Sum(seed => CheckAll("random.json", new RandomJson(seed).Text(), seed).Refused));

    // The texts of aliases and merged members stand elsewhere, so that many of these edits are refused.
    [Theory]
    [InlineData("x: &x { a: 1 }\ny: { <<: *x, b: 1, c: 2 }\nz: { b: 1, <<: *x }\n")]
    [InlineData("x: &x\n  a: 1\n  d: 2\ny:\n  b: 1\n  <<: *x\n  # c\n  c: 2\nz: { <<: [*x, *x], a: 2 }\n")]
    [InlineData("x: &x [1, &y { b: 2 }]\ny: *x\nz:\n- *x\n- *y\n- <<: *y\n  c: 1\n")]
    [InlineData("x: &x k\ny: { a: *x, *x : 1 }\n? z\n: 1\n")]
    public void Edits_around_anchors_are_made_or_refused(string text)
    {
        var tree = NodeFile.Parse(new SourceText("a.yaml", text), new ProblemList())!;
        var model = JsonNode.Parse(Json(tree))!;
        foreach (var edit in EditModel.Paths(model).SelectMany(p => Edits(model, p, new Random(p.Count))))
        {
            var edited = SchemeEditor.Edit("a.yaml", text, [edit]);
            Assert.All(edited.Problems, p => Assert.StartsWith("QY10", p.Code, StringComparison.Ordinal));
            Assert.Equal(edited.Text, Applied(text, edited.Changes));
        }
    }

    private static string Json(SchemeNode node) =>
        node.Kind switch
        {
            NodeKind.Mapping =>
                $"{{{string.Join(',', node.Members.Select(m => $"{JsonValue.Create(m.Key).ToJsonString()}:{Json(m.Value)}"))}}}",
            NodeKind.List => $"[{string.Join(',', node.Items.Select(Json))}]",
            _ => "0",
        };

    internal static (int All, int Refused) CheckAll(string file, string text, int seed)
    {
        var random = new Random(seed);
        var model = EditModel.Read(file, text)!;
        var paths = EditModel.Paths(model).ToList();

        // Of a large file that is no scheme, some of its values.
        var edits = paths
            .Where(_ => file.EndsWith(".yaml", StringComparison.Ordinal) || random.Next(paths.Count) < 60)
            .SelectMany(p => Edits(model, p, random))
            .ToList();
        return (edits.Count, edits.Count(e => !Check(file, text, model, e, seed)));
    }

    private static IEnumerable<SchemeEdit> Edits(JsonNode model, IReadOnlyList<JsonNode> path, Random random)
    {
        var parent = EditModel.At(model, path.SkipLast(1))!;
        var siblings = EditModel.Entries(parent).Select(e => e.Step).ToList();
        JsonNode Sibling() => siblings[random.Next(siblings.Count)].DeepClone();
        JsonNode? Value() => Values[random.Next(Values.Length)]?.DeepClone();
        JsonNode fresh =
            parent is JsonArray ? random.Next(siblings.Count + 1)
            : random.Next(3) > 0 ? "x-new"
            : "x-新 \"key\"";
        IReadOnlyList<JsonNode> added = [.. path.SkipLast(1), fresh];
        yield return new() { Operation = EditOperation.Remove, Path = path };
        yield return new()
        {
            Operation = EditOperation.Move,
            Path = path,
            Before = Sibling(),
        };
        yield return new()
        {
            Operation = EditOperation.Move,
            Path = path,
            After = Sibling(),
        };
        yield return new()
        {
            Operation = EditOperation.Add,
            Path = added,
            Value = Value(),
        };
        yield return new()
        {
            Operation = EditOperation.Add,
            Path = added,
            Value = Value(),
            Before = Sibling(),
        };
        yield return new()
        {
            Operation = EditOperation.Add,
            Path = added,
            Value = Value(),
            After = Sibling(),
        };
        if (parent is JsonObject)
        {
            yield return new()
            {
                Operation = EditOperation.Rename,
                Path = path,
                Key = random.Next(3) > 0 ? "renamed" : "12",
            };
        }

        // A parameter node keeps its attributes where a scalar is set.
        var isObject = EditModel.At(model, path) is JsonObject;
        yield return new()
        {
            Operation = EditOperation.Set,
            Path = path,
            Value = isObject ? Values[10]!.DeepClone() : Value(),
        };
    }

    private static bool Check(string file, string text, JsonNode model, SchemeEdit edit, int seed)
    {
        var what =
            $"{file}, seed {seed}: {edit.Operation} [{string.Join(", ", edit.Path.Select(p => p.ToJsonString()))}] "
            + $"key {edit.Key} value {edit.Value?.ToJsonString()} before {edit.Before} after {edit.After}\n{text}\n→\n";
        var edited = SchemeEditor.Edit(file, text, [edit]);
        if (edited.Problems.Count > 0)
        {
            Assert.True(edited.Problems.All(p => p.Code == "QY1025") && edited.Text == text, what + string.Join('\n', edited.Problems));
            return false;
        }

        var (expected, found) = (EditModel.Apply(model, edit), EditModel.Read(file, edited.Text));
        Assert.True(expected.ToJsonString() == found!.ToJsonString(), what + edited.Text);
        Assert.True(Applied(text, edited.Changes) == edited.Text, what + "changes");
        if (
            edit.Operation != EditOperation.Remove
            && (edit.Operation != EditOperation.Set || EditModel.At(model, edit.Path) is not (JsonObject or JsonArray))
        )
        {
            Assert.True(Comments(text) == Comments(edited.Text), what + edited.Text);
        }

        return true;
    }

    internal static string Applied(string text, IReadOnlyList<TextChange> changes) =>
        changes.Reverse().Aggregate(text, (t, c) => t.Remove(c.Start, c.Length).Insert(c.Start, c.Replacement));

    private static string Comments(string text) =>
        string.Join(' ', Comment().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex("(?:#|//|/\\*) c[0-9]+")]
    private static partial Regex Comment();
}
