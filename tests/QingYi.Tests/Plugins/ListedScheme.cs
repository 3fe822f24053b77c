using QingYi.Engine.Compilation;
using QingYi.Engine.Plugins;
using Xunit;

namespace QingYi.Tests.Plugins;

/// <summary>The connector in docs/writing-a-connector.md, compiled and loaded, with a scheme that copies five lines.</summary>
internal sealed class ListedScheme : IAsyncDisposable
{
    private const string Text = """
        scheme: copy-lines
        source: { connector: lines, connection: files, api: read, id: no, lookback: 0s, pagination: { pageSize: 2 },
          request: { file: in.jsonl } }
        target: { connector: lines, connection: files, api: append, request: { number: "{{no}}", text: "{{t}}!" } }
        """;

    public ListedScheme()
    {
        BuiltPlugin.Build(Path.Combine(Root, "plugins"), "lines", BuiltPlugin.Listing);
        var catalog = PluginLoader.Load([Path.Combine(Root, "plugins")]);
        Assert.Empty(catalog.Problems);
        File.WriteAllLines(Path.Combine(Root, "in.jsonl"), Enumerable.Range(1, 5).Select(i => $$"""{"no":{{i}},"t":"行{{i}}"}"""));
        var environment = Path.Combine(Root, "environment.yaml");
        File.WriteAllText(environment, $"connections: {{ files: {{ connector: lines, folder: '{Root}' }} }}");
        Scheme = SchemeFile.Compile(catalog, Text, environment);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("qingyi-listing").FullName;

    public CompiledScheme Scheme { get; }

    public IReadOnlyList<string> Written =>
        File.Exists(Path.Combine(Root, "out.jsonl")) ? File.ReadAllLines(Path.Combine(Root, "out.jsonl")) : [];

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
