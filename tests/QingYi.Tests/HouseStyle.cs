using System.Text.RegularExpressions;
using Xunit;

namespace QingYi.Tests;

public sealed partial class HouseStyle
{
    [Fact]
    public void No_file_is_longer_than_400_lines() => Assert.Empty(Repository.Sources().Where(f => File.ReadLines(f).Count() > 400));

    [Fact]
    public void No_line_is_longer_than_140_characters() =>
        Assert.Empty(
            Repository
                .Sources()
                .SelectMany(f => File.ReadLines(f).Select((line, i) => (Place: $"{f}({i + 1})", line.Length)))
                .Where(l => l.Length > 140)
                .Select(l => l.Place)
        );

    [Fact]
    public void A_file_holds_one_top_level_type() =>
        Assert.Empty(Repository.Sources().Where(f => TopLevelType().Count(File.ReadAllText(f)) > 1));

    [Fact]
    public void No_type_is_named_for_nothing() =>
        Assert.Empty(Repository.Sources().Where(f => EmptyName().IsMatch(Path.GetFileNameWithoutExtension(f))));

    [Theory]
    [InlineData("engine/QingYi.Abstractions", "")]
    [InlineData("engine/QingYi.Connectors.Testing", "QingYi.Abstractions")]
    [InlineData("engine/QingYi.Engine", "QingYi.Abstractions")]
    [InlineData("engine/QingYi.Storage", "QingYi.Engine")]
    [InlineData("engine/QingYi.Sandbox", "")]
    [InlineData("engine/QingYi.Web", "QingYi.Engine")]
    [InlineData("engine/QingYi.Server", "QingYi.Engine QingYi.Sandbox QingYi.Storage QingYi.Web")]
    [InlineData("connectors/QingYi.Connectors.Sql", "QingYi.Abstractions")]
    [InlineData("connectors/QingYi.Connectors.Http", "QingYi.Abstractions")]
    [InlineData("connectors/QingYi.Connectors.Files", "QingYi.Abstractions")]
    [InlineData("connectors/QingYi.Connectors.Noop", "QingYi.Abstractions")]
    public void A_room_refers_only_to_the_rooms_it_may(string room, string allowed)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, room, Path.GetFileName(room) + ".csproj"));
        var found = Reference().Matches(text).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(allowed, string.Join(' ', found));
    }

    // A folder can use the folders above it in this list, as far as its line names them.
    [Theory]
    [InlineData("Documents", "")]
    [InlineData("Values", "")]
    [InlineData("Language", "Values")]
    [InlineData("Schemes", "Documents Values")]
    [InlineData("Editing", "Documents Schemes")]
    [InlineData("Plugins", "Documents")]
    [InlineData("Environments", "Documents Plugins Stores")]
    [InlineData("Rendering", "Documents Language Schemes Values")]
    [InlineData("Compilation", "Documents Environments Language Plugins Rendering Schemes Values")]
    [InlineData("Stores", "Language")]
    [InlineData("Access", "Stores")]
    [InlineData("Profiles", "")]
    [InlineData("Runs", "Compilation Language Profiles Rendering Stores Values")]
    [InlineData("Scheduling", "Compilation Environments Runs Stores")]
    [InlineData("Metadata", "Documents Language Plugins Rendering Schemes Values")]
    [InlineData("Authoring", "Compilation Language Rendering Runs Schemes Stores Values")]
    [InlineData("Completion", "Authoring Documents Environments Language Metadata Plugins Rendering Schemes Values")]
    [InlineData(
        "Hosting",
        "Access Authoring Compilation Completion Documents Editing Environments Language Metadata Plugins Profiles Runs Scheduling "
            + "Schemes Stores Values"
    )]
    public void A_folder_of_the_engine_uses_only_those_it_may(string folder, string allowed) =>
        Assert.Empty(new Room(Path.Combine(Repository.Root, "engine", "QingYi.Engine")).Uses(folder).Except(allowed.Split(' ')));

    [Fact]
    public void Each_folder_of_the_engine_has_its_place_in_the_list() =>
        Assert.Equal(
            Listed(nameof(A_folder_of_the_engine_uses_only_those_it_may)),
            new Room(Path.Combine(Repository.Root, "engine", "QingYi.Engine")).Folders.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Each_room_outside_the_tests_has_its_place_in_the_list() =>
        Assert.Equal(
            Listed(nameof(A_room_refers_only_to_the_rooms_it_may)),
            Projects().Select(p => p.Data).Where(p => !p.StartsWith("tests", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Internals_are_seen_by_tests_alone() =>
        Assert.Equal(
            ["QingYi.Benchmarks", "QingYi.IntegrationTests", "QingYi.Tests"],
            Projects()
                .SelectMany(p =>
                    Friend().Matches(File.ReadAllText(Directory.GetFiles(Path.Combine(Repository.Root, p.Data), "*.csproj").Single()))
                )
                .Select(m => m.Groups[1].Value)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_folders_of_a_project_form_no_circle(string project) =>
        Assert.Empty(new Room(Path.Combine(Repository.Root, project)).Circle());

    public static TheoryData<string> Projects() =>
        [
            .. new[] { "engine", "connectors", "tests" }
                .SelectMany(f => Directory.GetDirectories(Path.Combine(Repository.Root, f)))
                .Where(d => Directory.GetFiles(d, "*.csproj").Length > 0)
                .Select(d => Path.GetRelativePath(Repository.Root, d)),
        ];

    [Theory]
    [InlineData("errors.md")]
    [InlineData("errors.zh-CN.md")]
    public void Every_error_code_has_a_heading_in_the_documentation(string page)
    {
        var documented = File.ReadAllText(Path.Combine(Repository.Root, "docs", page));
        var codes = Repository
            .Sources()
            .Where(f => !f.Contains("/tests/", StringComparison.Ordinal))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Distinct();
        Assert.Empty(codes.Where(c => !documented.Contains($"## {c}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_error_code_is_shown_by_a_test()
    {
        var tests = string.Concat(
            Directory
                .GetFiles(Path.Combine(Repository.Root, "tests"), "*", SearchOption.AllDirectories)
                .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".txt", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );
        var codes = DocumentedCode()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md")))
            .Select(m => m.Groups[1].Value);
        Assert.Empty(codes.Where(c => !tests.Contains(c, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Listed(string test) =>
        typeof(HouseStyle)
            .GetMethod(test)!
            .GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>()
            .Select(a => (string)a.Data[0]!)
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("^## (QY[0-9]{4})", RegexOptions.Multiline)]
    private static partial Regex DocumentedCode();

    [GeneratedRegex(
        @"^(?:public |internal )(?:static |sealed |abstract |readonly |partial )*(?:class|record|struct|enum|interface) ",
        RegexOptions.Multiline
    )]
    private static partial Regex TopLevelType();

    [GeneratedRegex("(Manager|Helper|Util|Utils|Service|Impl|Base|Info)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"ProjectReference Include=""[^""*]*/([^/""]+)\.csproj""")]
    private static partial Regex Reference();

    [GeneratedRegex("""InternalsVisibleTo Include="([^"]+)""")]
    private static partial Regex Friend();

    [GeneratedRegex(@"\b(QY[0-9]{4})\b")]
    private static partial Regex Code();
}
