using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.Tests.Commands;

/// <summary>The files of a folder at the terminal.</summary>
public sealed class FilesCommands : IDisposable
{
    private const string Text = """
        scheme: orders
        source: { connector: files, api: jsonl, id: id, request: { path: in.jsonl } }
        target: { connector: noop, api: noop, request: { no: "{{no}}" } }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-files").FullName;

    [Theory]
    [InlineData("", "en")]
    [InlineData("zh/", "zh")]
    public async Task The_files_of_a_folder_are_shown_and_changed(string golden, string language)
    {
        Directory.CreateDirectory(Path.Combine(folder, "schemes"));
        Put("schemes/orders.yaml", Text);
        Put("schemes/wrong.yaml", "scheme: wrong\nsorce: {}\n");
        Put("other.yaml", Text.Replace("id: id", "id: no", StringComparison.Ordinal) + "schedule: \"0 * * * *\"\n");
        Put("ends.yaml", Text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Put("broken.yaml", "scheme: orders\n");
        foreach (
            var (name, command) in new[]
            {
                ("help", "--help"),
                ("list", "list"),
                ("versions-unknown", "versions order.yaml"),
                ("compare-no-version", "compare orders.yaml"),
                ("compare-line-ends", "compare orders.yaml --with ends.yaml"),
                ("compare-both", "compare orders.yaml --with ends.yaml --to 0123456789abcdef"),
                ("compare-unreadable", "compare orders.yaml --with nowhere.yaml"),
                ("save-invalid", "save orders.yaml --content broken.yaml"),
                ("save-conflict", "save orders.yaml --content other.yaml --base 0123456789abcdef"),
                ("save", "save schemes/orders.yaml --content other.yaml"),
                ("compare", "compare orders.yaml"),
                ("save-with-errors", "save orders.yaml --content broken.yaml --with-errors"),
                ("restore-unknown", "restore orders.yaml --version 0123456789abcdef"),
                ("rename-taken", "rename orders.yaml wrong.yaml"),
                ("rename-outside", "rename orders.yaml ../orders.yaml"),
                ("rename-format", "rename orders.yaml orders.json"),
                ("rename", "rename orders.yaml sales.yaml"),
            }
        )
        {
            await CommandGolden.CheckAsync(
                $"Approved/commands/{golden}files-{name}.txt",
                folder,
                ["files", .. command.Split(' '), "--lang", language]
            );
        }
    }

    [Fact]
    public async Task A_version_is_shown_as_it_was_and_restored()
    {
        var text = "\uFEFF" + Text.Replace("\n", "\r\n", StringComparison.Ordinal).TrimEnd();
        Put("orders.yaml", text);
        Put("other.txt", Text);
        var (_, saved, _) = await RunAsync("save", "orders.yaml", "--content", "other.txt", "--output", "json");
        var second = (string)JsonNode.Parse(saved)!["current"]!["version"]!;
        var (_, versions, _) = await RunAsync("versions", "orders.yaml", "--output", "json");
        var known = JsonNode.Parse(versions)!.AsArray();
        Assert.Equal([$"{second} {Environment.UserName}", $"{known[1]!["version"]} "], known.Select(v => $"{v!["version"]} {v["author"]}"));
        var first = (string)known[1]!["version"]!;
        Assert.Equal((0, Text), await ShownAsync("show", "orders.yaml"));
        // The byte order mark is written, but the reader of the stream removes it.
        Assert.Equal((0, text[1..]), await ShownAsync("show", "orders.yaml", "--version", first));

        Assert.Equal(0, (await RunAsync("restore", "orders.yaml", "--version", first, "--base", second)).Exit);
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(folder, "orders.yaml"), Token)));
        Assert.Contains("already", (await RunAsync("restore", "orders.yaml", "--version", first)).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("restore", "orders.yaml", "--version", second, "--base", second)).Exit);

        Assert.Equal(2, (await RunAsync("rename", "orders.yaml", "sales.yaml", "--base", second)).Exit);
        var (_, renamed, _) = await RunAsync("rename", "orders.yaml", "sales.yaml", "--base", first, "--output", "json");
        Assert.Equal("sales.yaml", (string?)JsonNode.Parse(renamed)!["file"]);
        Assert.Equal(3, JsonNode.Parse((await RunAsync("versions", "sales.yaml", "--output", "json")).Output)!.AsArray().Count);
    }

    [Fact]
    public async Task A_look_at_the_files_leaves_no_state_directory()
    {
        Put("orders.yaml", Text);
        var (_, list, _) = await RunAsync("list", "--output", "json");
        Assert.Equal("orders", (string?)JsonNode.Parse(list)!.AsArray().Single()!["scheme"]);
        Assert.Equal(0, (await RunAsync("versions", "orders.yaml")).Exit);
        Assert.Equal(0, (await RunAsync("compare", "orders.yaml", "--with", "orders.yaml")).Exit);
        Assert.False(Directory.Exists(Path.Combine(folder, ".qingyi")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private void Put(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    private Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments) =>
        QingYiProgram.RunAsync(folder, ["files", .. arguments, "--schemes", "."]);

    private async Task<(int Exit, string Output)> ShownAsync(params string[] arguments)
    {
        var (exit, output, _) = await RunAsync(arguments);
        return (exit, output);
    }
}
