using System.Text.Json;
using System.Text.Json.Serialization;
using QingYi.Engine.Documents;
using QingYi.Engine.Editing;
using QingYi.Engine.Hosting;
using Xunit;

namespace QingYi.Tests.Editing;

/// <summary>Edits where YAML and JSON set traps; ⏎ is a line break.</summary>
public sealed class EditTraps
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    [Theory]
    // The style of a scalar stays where the value allows it, and a text stays a text.
    [InlineData("a: x # c⏎", """set ["a"] "y z" """, "a: y z # c⏎")]
    [InlineData("a: x⏎", """set ["a"] "12" """, "a: \"12\"⏎")]
    [InlineData("a: x⏎", """set ["a"] "yes" """, "a: \"yes\"⏎")]
    [InlineData("a: x⏎", """set ["a"] 12 """, "a: 12⏎")]
    [InlineData("a: 30s⏎", """set ["a"] "2h" """, "a: 2h⏎")]
    [InlineData("a: x⏎", """set ["a"] "{{id}}" """, "a: \"{{id}}\"⏎")]
    [InlineData("a: x⏎", """set ["a"] "<{x: 1}>" """, "a: \"<{x: 1}>\"⏎")]
    [InlineData("a: x⏎", """set ["a"] "" """, "a: \"\"⏎")]
    [InlineData("a:   'it''s' # c⏎", """set ["a"] "that's" """, "a:   'that''s' # c⏎")]
    [InlineData("a: 'x'⏎", """set ["a"] "x\t" """, "a: \"x\\t\"⏎")]
    [InlineData("a: multi⏎  line # c⏎b: 1⏎", """set ["a"] "one" """, "a: one # c⏎b: 1⏎")]
    [InlineData("a: !!str 12⏎", """set ["a"] 13 """, "a: 13⏎")]
    [InlineData("a: &x 12⏎", """set ["a"] 13 """, "a: &x 13⏎")]
    // Block scalars end where the next token or comment begins.
    [InlineData("a: | # h⏎  x⏎  y⏎⏎# c⏎b: 1⏎", """set ["a"] "z\n" """, "a: | # h⏎  z⏎⏎# c⏎b: 1⏎")]
    [InlineData("a: |-⏎  x⏎b: 1⏎", """set ["a"] "x\n  y" """, "a: |-⏎  x⏎    y⏎b: 1⏎")]
    [InlineData("a: |+⏎  x⏎⏎b: 1⏎", """set ["a"] "x\n\n\n" """, "a: |+⏎  x⏎⏎⏎b: 1⏎")]
    [InlineData("a: |⏎  x⏎b: 1⏎", """set ["a"] 1 """, "a: 1⏎b: 1⏎")]
    [InlineData("a: |⏎  x⏎b: 1⏎", """set ["a"] " x" """, "a: \" x\"⏎b: 1⏎")]
    [InlineData("a: |\t# h⏎  x⏎b: 1⏎", """set ["a"] "x\n\ty\n" """, "a: |\t# h⏎  x⏎  \ty⏎b: 1⏎")]
    [InlineData("a: x # c⏎b: 1⏎", """set ["a"] "x\ny" """, "a: |- # c⏎  x⏎  y⏎b: 1⏎")]
    [InlineData("a: |⏎  x⏎  # in⏎# out⏎", """add ["b"] 1 """, "a: |⏎  x⏎  # in⏎b: 1⏎# out⏎")]
    [InlineData("a: |⏎  x", """add ["b"] 1 """, "a: |-⏎  x⏎b: 1⏎")]
    [InlineData("a: 1⏎b: |⏎  x⏎", """move ["b"] before "a" """, "b: |⏎  x⏎a: 1⏎")]
    // An empty value is a place behind the colon.
    [InlineData("a:⏎b: 1⏎", """set ["a"] "x" """, "a: x⏎b: 1⏎")]
    [InlineData("a:   # c⏎b: 1⏎", """set ["a"] "x" """, "a: x   # c⏎b: 1⏎")]
    [InlineData("a:   # c⏎b: 1⏎", """set ["a"] {"x":1} """, "a:   # c⏎  x: 1⏎b: 1⏎")]
    [InlineData("a:⏎-⏎- # c⏎", """set ["a",1] 1 """, "a:⏎-⏎- 1 # c⏎")]
    [InlineData("a: &x⏎b: *x⏎", """set ["b"] 1 """, "a: &x⏎b: 1⏎")]
    // A block mapping ends at the next token, behind its comments.
    [InlineData("a:⏎    b: 1 # c⏎⏎# about d⏎d: 1⏎", """add ["a","c"] 2 """, "a:⏎    b: 1 # c⏎    c: 2⏎⏎# about d⏎d: 1⏎")]
    [InlineData("a: 1", """add ["b"] 2 """, "a: 1⏎b: 2")]
    [InlineData("---⏎a: 1⏎...⏎", """add ["b"] [1,{"c":2}] """, "---⏎a: 1⏎b:⏎  - 1⏎  - c: 2⏎...⏎")]
    [InlineData("a:⏎- x⏎- y⏎", """add ["a",1] {"b":1,"c":[2]} """, "a:⏎- x⏎- b: 1⏎  c:⏎    - 2⏎- y⏎")]
    [InlineData("a: {}⏎", """add ["a","b"] 1 """, "a:⏎  b: 1⏎")]
    [InlineData("a:⏎", """add ["a",0] 1 """, "a:⏎  - 1⏎")]
    [InlineData("a: 1⏎", """add ["b","c","d"] 1 """, "a: 1⏎b:⏎  c:⏎    d: 1⏎")]
    [InlineData("a:⏎  - b: 1⏎", """add ["a",0,"c"] 2 before "b" """, "a:⏎  - c: 2⏎    b: 1⏎")]
    [InlineData("# file⏎a: 1⏎", """add ["b"] 2 before "a" """, "# file⏎b: 2⏎a: 1⏎")]
    [InlineData("{}⏎", """add ["b"] 2 """, "{ b: 2 }⏎")]
    // Flow stays flow; its last event stands at the brace.
    [InlineData("a: { b: 1 } # c⏎", """add ["a","c"] {"d":["x y","{{z}}"]} """, "a: { b: 1, c: { d: [x y, \"{{z}}\"] } } # c⏎")]
    [InlineData("a: [1, 2, ]⏎", """add ["a",2] 3 """, "a: [1, 2, 3, ]⏎")]
    [InlineData("a: [x: 1, y]⏎", """set ["a",0,"x"] 2 """, "a: [x: 2, y]⏎")]
    [InlineData("a: {b, c: }⏎", """set ["a","b"] 1 """, "a: {b: 1, c: }⏎")]
    [InlineData("a: {b, c: }⏎", """set ["a","c"] 1 """, "a: {b, c: 1 }⏎")]
    [InlineData("a: { b: 1 }⏎", """set ["a","b"] "x, y" """, "a: { b: \"x, y\" }⏎")]
    [InlineData("a: [⏎  1, # one⏎  2 # two⏎]⏎", """add ["a",2] 3 """, "a: [⏎  1, # one⏎  2, # two⏎  3⏎]⏎")]
    [InlineData("a: [⏎  1, # one⏎  2 # two⏎]⏎", """remove ["a",1] """, "a: [⏎  1 # one⏎]⏎")]
    [InlineData("a: [⏎  1, # one⏎  2 # two⏎]⏎", """move ["a",0] after 1 """, "a: [⏎  2, # two⏎  1 # one⏎]⏎")]
    // What is removed takes its comment with it, and the last one leaves an empty value.
    [InlineData("a: 1⏎⏎# far⏎⏎# b1⏎# b2⏎b: # c⏎  x: 1⏎# d⏎d: 1⏎", """remove ["b"] """, "a: 1⏎⏎# far⏎⏎# d⏎d: 1⏎")]
    [InlineData("# file⏎a: 1⏎b: 2⏎", """remove ["a"] """, "# file⏎b: 2⏎")]
    [InlineData("a: # c⏎  # d⏎  b: 1⏎e: 1⏎", """remove ["a","b"] """, "a: {} # c⏎e: 1⏎")]
    [InlineData("a: &x⏎  - 1⏎", """remove ["a",0] """, "a: &x []⏎")]
    [InlineData("a:⏎- b: 1⏎", """remove ["a",0,"b"] """, "a:⏎- {}⏎")]
    [InlineData("a:⏎- b: 1 # b⏎  # c⏎  c: 2⏎", """remove ["a",0,"b"] """, "a:⏎- # c⏎  c: 2⏎")]
    [InlineData("a: { b: 1 }⏎", """remove ["a","b"] """, "a: {}⏎")]
    [InlineData("a: [1, 2, 3]⏎", """remove ["a",1] """, "a: [1, 3]⏎")]
    [InlineData("a: [1, 2, 3]⏎", """remove ["a",2] """, "a: [1, 2]⏎")]
    // Comments move too.
    [InlineData("a: 1 # a⏎# b1⏎b: # b2⏎  x: 1⏎", """move ["b"] before "a" """, "# b1⏎b: # b2⏎  x: 1⏎a: 1 # a⏎")]
    [InlineData("l:⏎- a: 1⏎  # b⏎  b: 2⏎", """move ["l",0,"a"] after "b" """, "l:⏎- # b⏎  b: 2⏎  a: 1⏎")]
    [InlineData("a: 1⏎b: 2⏎", """move ["a"] before "a" """, "a: 1⏎b: 2⏎")]
    [InlineData("'a': 1 # c⏎", """rename ["a"] "b's" """, "'b''s': 1 # c⏎")]
    [InlineData("a: 1⏎", """rename ["a"] "12: x" """, "\"12: x\": 1⏎")]
    // Offsets are UTF-16 units; a byte order mark is no part of the first key; lines end as the others do.
    [InlineData("😀: 1⏎键: 😀 x⏎b: 1⏎", """set ["b"] "😀" """, "😀: 1⏎键: 😀 x⏎b: \"😀\"⏎")]
    [InlineData("\uFEFFa: 1⏎b: 2⏎", """set ["a"] 3 """, "\uFEFFa: 3⏎b: 2⏎")]
    [InlineData("a: 1\r⏎b: 2\r⏎", """add ["c"] "x\ny\n" """, "a: 1\r⏎b: 2\r⏎c: |\r⏎  x\r⏎  y\r⏎")]
    // The merge key and aliases.
    [InlineData("x: &x { a: 1 }⏎y:⏎  <<: *x⏎  b: 2⏎", """set ["y","b"] 3 """, "x: &x { a: 1 }⏎y:⏎  <<: *x⏎  b: 3⏎")]
    [InlineData("x: &x { a: 1 }⏎y:⏎  <<: *x⏎  b: 2⏎", """remove ["y","b"] """, "x: &x { a: 1 }⏎y:⏎  <<: *x⏎")]
    [InlineData("x: &x { a: 1 }⏎y: { <<: *x, b: 2 }⏎", """remove ["y","b"] """, "x: &x { a: 1 }⏎y: { <<: *x, }⏎")]
    [InlineData("x: &x { a: 1 }⏎y: *x⏎", """set ["y"] [1] """, "x: &x { a: 1 }⏎y:⏎  - 1⏎")]
    public void YAML_keeps_everything_else(string text, string edit, string expected) => Check("a.yaml", text, edit, expected);

    [Theory]
    [InlineData("""{"a":1,"b":[]}""", """add ["c"] "x" """, """{"a":1,"b":[],"c": "x"}""")]
    [InlineData("""{"a":1,"b":[]}""", """add ["b",0] {"x":"y\n😀"} """, """{"a":1,"b":[{"x": "y\n😀"}]}""")]
    [InlineData("{⏎  \"a\": 1, // c⏎  \"b\": 2 /* d */⏎}⏎", """add ["c"] 3 """, "{⏎  \"a\": 1, // c⏎  \"b\": 2, /* d */⏎  \"c\": 3⏎}⏎")]
    [InlineData("{⏎  // a⏎  \"a\": 1,⏎  \"b\": 2⏎}⏎", """remove ["a"] """, "{⏎  \"b\": 2⏎}⏎")]
    [InlineData("{⏎  \"a\": 1,⏎  \"b\": 2⏎}⏎", """remove ["b"] """, "{⏎  \"a\": 1⏎}⏎")]
    [InlineData("{⏎  \"a\": 1,⏎  \"b\": {}⏎}⏎", """move ["b"] before "a" """, "{⏎  \"b\": {},⏎  \"a\": 1⏎}⏎")]
    [InlineData("""{ "a": "12" }""", """set ["a"] 12.50 """, """{ "a": 12.50 }""")]
    [InlineData("""{ "a": 12 }""", """set ["a"] "1\"2" """, """{ "a": "1\"2" }""")]
    [InlineData("""{ "a": 12 }""", """rename ["a"] "b" """, """{ "b": 12 }""")]
    [InlineData("{}", """add ["a"] null """, """{"a": null}""")]
    [InlineData("[]", """add [0] true """, "[true]")]
    public void JSON_keeps_everything_else(string text, string edit, string expected) => Check("a.json", text, edit, expected);

    // Both spellings of parameter nodes.
    [Theory]
    [InlineData("r:⏎  p: { num: x }⏎", """set ["r","p","num"] "z" """, "r:⏎  p: { num: z }⏎")]
    [InlineData("r:⏎- field: num # c⏎  value: x⏎", """set ["r","num"] "z" """, "r:⏎- field: num # c⏎  value: z⏎")]
    [InlineData("r:⏎- field: num⏎", """set ["r","num"] "{{y}}" """, "r:⏎- field: num⏎  value: \"{{y}}\"⏎")]
    [InlineData(
        "r:⏎- field: p⏎  children:⏎  - { field: num, value: x }⏎",
        """set ["r","p","num"] 1 """,
        "r:⏎- field: p⏎  children:⏎  - { field: num, value: 1 }⏎"
    )]
    [InlineData(
        "r:⏎- field: p⏎- field: num⏎  parent: p⏎  value: x⏎",
        """set ["r","p","num"] 1 """,
        "r:⏎- field: p⏎- field: num⏎  parent: p⏎  value: 1⏎"
    )]
    [InlineData("r:⏎- { field: p, id: 7 }⏎- { field: num, parent_id: 7 }⏎", """remove ["r","p","num"] """, "r:⏎- { field: p, id: 7 }⏎")]
    [InlineData("r:⏎  num: { type: string, value: x }⏎", """set ["r","num"] "z" """, "r:⏎  num: { type: string, value: z }⏎")]
    [InlineData("r:⏎  num: { type: string, value: x }⏎", """set ["r","num"] {"a":1} """, "r:⏎  num:⏎    a: 1⏎")]
    [InlineData("r:⏎- field: a⏎", """add ["r","b"] "x" """, "r:⏎- field: a⏎- field: b⏎  value: x⏎")]
    [InlineData("r:⏎- field: a⏎", """add ["r","b"] {"type":"int"} before "a" """, "r:⏎- field: b⏎  type: int⏎- field: a⏎")]
    [InlineData("r:⏎- field: p⏎", """add ["r","p","num"] 1 """, "r:⏎- field: p⏎  children:⏎    num: 1⏎")]
    [InlineData("r:⏎- field: a⏎- field: b⏎", """move ["r","b"] before "a" """, "r:⏎- field: b⏎- field: a⏎")]
    [InlineData("r:⏎- field: a⏎  value: x⏎", """rename ["r","a"] "b" """, "r:⏎- field: b⏎  value: x⏎")]
    public void A_field_names_its_node_in_both_spellings(string text, string edit, string expected) =>
        Check("a.yaml", text, edit, expected);

    [Fact]
    public void Several_edits_are_one_step_with_changes_of_the_first_text()
    {
        const string Text = "a: 1\nb: 2\nc: 3\n";
        var edited = SchemeEditor.Edit(
            "a.yaml",
            Text,
            [
                Parse("""set ["a"] 10 """),
                Parse("""add ["d"] 4 """),
                Parse("""set ["d"] 40 """),
                Parse("""remove ["b"] """),
                Parse("""set ["c"] 30 """),
            ]
        );
        Assert.Equal("a: 10\nc: 30\nd: 40\n", edited.Text);
        Assert.Equal(edited.Text, EditProperties.Applied(Text, edited.Changes));
        Assert.Equal(new TextChange(3, 1, "10"), edited.Changes[0]);
        Assert.Equal(3, edited.Changes.Count);
    }

    // A short form of an edit: its verb, its path, and what follows.
    internal static SchemeEdit Parse(string edit)
    {
        var (verb, path) = (edit[..edit.IndexOf(' ', StringComparison.Ordinal)], edit.IndexOf(']', StringComparison.Ordinal) + 1);
        var rest = edit[path..].Trim();
        var at = rest.IndexOf("before ", StringComparison.Ordinal) is >= 0 and var before
            ? before
            : rest.IndexOf("after ", StringComparison.Ordinal);
        var (value, sibling) = at < 0 ? (rest, "") : (rest[..at].Trim(), rest[at..]);
        var name = verb == "rename" ? "key" : "value";
        var json = $$"""{"operation":"{{verb}}","path":{{edit[verb.Length..path]}}{{(value.Length == 0 ? "" : $",\"{name}\":{value}")}}""";
        json += sibling.Length == 0 ? "}" : $$""","{{sibling.Split(' ')[0]}}":{{sibling.Split(' ')[1]}}}""";
        return JsonSerializer.Deserialize<SchemeEdit>(json, Format)!;
    }

    private static void Check(string file, string text, string edit, string expected)
    {
        text = text.Replace('⏎', '\n');
        var edited = SchemeEditor.Edit(file, text, [Parse(edit)]);
        Assert.Empty(edited.Problems);
        Assert.Equal(expected.Replace('⏎', '\n'), edited.Text);
        Assert.Equal(edited.Text, EditProperties.Applied(text, edited.Changes));
    }
}
