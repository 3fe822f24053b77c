using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace QingYi.Tests.Plugins;

/// <summary>Compiles plugins into folders.</summary>
internal static partial class BuiltPlugin
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>The source code in docs/writing-a-connector.md.</summary>
    public static string Listing { get; } =
        Fence().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "writing-a-connector.md"))).Groups[1].Value;

    private static MetadataReference[] Platform { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p =>
                Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(p) == "QingYi.Abstractions.dll"
            )
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>Compiles the source into a folder <paramref name="name"/> below <paramref name="root"/>.</summary>
    public static void Build(string root, string name, string source, params MetadataReference[] instead)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        var references =
            instead.Length > 0
                ? [.. Platform.Where(p => !p.Display!.EndsWith("QingYi.Abstractions.dll", StringComparison.Ordinal)), .. instead]
                : Platform;
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(Usings)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );
        var result = compilation.Emit(Path.Combine(folder, name + ".dll"));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == DiagnosticSeverity.Warning);
        File.WriteAllText(
            Path.Combine(folder, name + ".deps.json"),
            """{"runtimeTarget":{"name":".NETCoreApp,Version=v10.0"},"targets":{".NETCoreApp,Version=v10.0":{}},"libraries":{}}"""
        );
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
