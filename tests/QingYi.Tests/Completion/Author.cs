using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Completion;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Server.Assistants;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Completion;

/// <summary>An author with an editor: asks the assistant where ‸ stands in a text.</summary>
internal sealed class Author
{
    private const char Caret = '‸';
    private static readonly Workspace Workspace = new(Path.GetTempPath(), () => SandboxRun.Catalog, new SecretMask(), NullLogger.Instance);

    public Author(AssistantOptions? options = null) =>
        Assistant = new SchemeAssistant(
            Workspace,
            (options ?? new AssistantOptions()) with
            {
                Folder = Schemes,
                Codes = Pages.Codes,
                Explain = Pages.Explain,
            }
        );

    /// <summary>The folder of the shipped schemes.</summary>
    public static string Schemes { get; } = Path.Combine(Repository.Root, "schemes");

    /// <summary>The files of the shipped schemes with their texts.</summary>
    public static IReadOnlyDictionary<string, string> Shipped { get; } =
        Directory.EnumerateFiles(Schemes, "*.yaml").Order(StringComparer.Ordinal).ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

    /// <summary>The scheme of the seed.</summary>
    public static string Seed => Shipped["jackyun-sale-return.yaml"];

    /// <summary>The environment of the shipped schemes.</summary>
    public static EnvironmentFile Environment { get; } = Read(File.ReadAllText(Path.Combine(Schemes, "environments", "sandbox.yaml")));

    public SchemeAssistant Assistant { get; }

    /// <summary>The connections that the author has.</summary>
    public EnvironmentFile Connections { get; init; } = Environment;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static EnvironmentFile Read(string text)
    {
        var problems = new ProblemList();
        var read = new EnvironmentReader(SandboxRun.Catalog, new SecretMask(), problems).Parse(
            Path.Combine(Schemes, "environments", "sandbox.yaml"),
            text,
            new Dictionary<string, string> { ["QINGYI_STATE"] = Path.GetTempPath(), ["QINGYI_ENVIRONMENT"] = Path.GetTempPath() }
        );
        Assert.True(read is not null && !problems.HasErrors, string.Join('\n', problems.Sorted));
        return read;
    }

    /// <summary>Returns the seed with a part replaced, in which ‸ is the cursor.</summary>
    public static string SeedWith(string old, string replacement)
    {
        Assert.Contains(old, Seed, StringComparison.Ordinal);
        var at = Seed.IndexOf(old, StringComparison.Ordinal);
        return Seed[..at] + replacement + Seed[(at + old.Length)..];
    }

    public async Task<IReadOnlyList<CompletionItem>> CompleteAsync(string text, string file = "scheme.yaml")
    {
        var (bare, offset) = Split(text);
        return await Assistant.CompleteAsync(file, bare, offset, Connections, Token);
    }

    public async Task<string> HoverAsync(string text, string file = "scheme.yaml")
    {
        var (bare, offset) = Split(text);
        return (await Assistant.HoverAsync(file, bare, offset, Connections, Token))?.Text.English ?? "";
    }

    /// <summary>Returns the text after an item was taken.</summary>
    public async Task<string> TakeAsync(string text, string label, string file = "scheme.yaml")
    {
        var item = (await CompleteAsync(text, file)).FirstOrDefault(i => i.Label == label);
        Assert.True(item is not null, $"{label} is not offered");
        var bare = Split(text).Text;
        return bare[..item.Start] + item.Insert + bare[item.End..];
    }

    private static (string Text, int Offset) Split(string text)
    {
        var offset = text.IndexOf(Caret, StringComparison.Ordinal);
        Assert.True(offset >= 0, "the text has no cursor");
        return (text.Remove(offset, 1), offset);
    }
}
