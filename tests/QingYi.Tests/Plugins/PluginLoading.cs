using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using QingYi.Engine.Plugins;
using Xunit;

namespace QingYi.Tests.Plugins;

public sealed class PluginLoading : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("qingyi-plugins").FullName;

    [Fact]
    public void A_broken_plugin_is_named_with_its_cause_and_the_others_load()
    {
        BuiltPlugin.Build(root, "lines", BuiltPlugin.Listing);
        File.WriteAllText(Path.Combine(root, "lines", "QingYi.Abstractions.deps.json"), "{}");
        BuiltPlugin.Build(
            root,
            "throwing",
            "public sealed class C : QingYi.Connector { public C() => throw new InvalidOperationException(\"no licence\"); "
                + "public override void Describe(QingYi.ConnectorBuilder b) { } }"
        );
        BuiltPlugin.Build(
            root,
            "nameless",
            "public sealed class C : QingYi.Connector { public override void Describe(QingYi.ConnectorBuilder b) { } }"
        );
        BuiltPlugin.Build(
            root,
            "twice",
            "public sealed class C : QingYi.Connector { public override void Describe(QingYi.ConnectorBuilder b) => b.Name(\"lines\"); }"
        );
        BuiltPlugin.Build(root, "unrelated", "public sealed class C { }");
        BuiltPlugin.Build(root, "from-the-future", "public sealed class C : QingYi.Connector { }", OtherContract());
        Directory.CreateDirectory(Path.Combine(root, "empty"));
        Directory.CreateDirectory(Path.Combine(root, "garbage"));
        File.WriteAllText(Path.Combine(root, "garbage", "garbage.deps.json"), "{}");
        BuiltPlugin.Build(root, "not-an-assembly", "public sealed class C { }");
        File.WriteAllText(Path.Combine(root, "not-an-assembly", "not-an-assembly.dll"), "text");
        Manifest("no-reader", "connector: x\nuses: soap\n");
        Manifest("no-uses", "connector: x\n");
        Manifest("bad-yaml", "connector: [\n");
        var catalog = PluginLoader.Load([root]);
        Assert.Equal("lines", Assert.Single(catalog.Connectors).Description.Name);
        var causes = catalog.Problems.ToDictionary(p => Path.GetFileName(p.Plugin), p => p.Cause.English);
        Assert.Equal(
            [
                "bad-yaml",
                "empty",
                "from-the-future",
                "garbage",
                "nameless",
                "no-reader",
                "no-uses",
                "not-an-assembly",
                "throwing",
                "twice",
                "unrelated",
            ],
            causes.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Contains("built for version 9 of the contract", causes["from-the-future"], StringComparison.Ordinal);
        Assert.Contains("no licence", causes["throwing"], StringComparison.Ordinal);
        Assert.Contains("did not give the connector a name", causes["nameless"], StringComparison.Ordinal);
        Assert.Contains("already installed from", causes["twice"], StringComparison.Ordinal);
        Assert.Contains("holds no connector", causes["unrelated"], StringComparison.Ordinal);
        Assert.Contains("names no runtime target", causes["garbage"], StringComparison.Ordinal);
        Assert.Contains("BadImageFormat", causes["not-an-assembly"], StringComparison.Ordinal);
        Assert.Contains("neither a plugin", causes["empty"], StringComparison.Ordinal);
        Assert.Contains("no installed plugin reads manifests that use 'soap'", causes["no-reader"], StringComparison.Ordinal);
        Assert.Contains("Add a line such as 'uses: http'", causes["no-uses"], StringComparison.Ordinal);
        Assert.Contains("connector.yaml(2,1)", causes["bad-yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_warns_of_a_broken_plugin_and_lists_the_others()
    {
        Directory.CreateDirectory(Path.Combine(root, "empty"));
        var (exit, output, errors) = await QingYiProgram.RunAsync(root, "connectors", "--plugins", root);
        Assert.Equal(0, exit);
        Assert.Contains("warning QY4008", errors, StringComparison.Ordinal);
        Assert.All(["jackyun", "mysql", "sqlite"], name => Assert.Contains(name, output, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static PortableExecutableReference OtherContract()
    {
        var stream = new MemoryStream();
        var compilation = CSharpCompilation.Create(
            "QingYi.Abstractions",
            [
                CSharpSyntaxTree.ParseText(
                    "[assembly: System.Reflection.AssemblyVersion(\"9.0.0.0\")] namespace QingYi { public abstract class Connector { } }"
                ),
            ],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        Assert.True(compilation.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private void Manifest(string name, string text) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(root, name)).FullName, "connector.yaml"), text);
}
