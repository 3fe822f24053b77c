using System.Reflection;
using System.Text.RegularExpressions;
using QingYi.Engine.Documents;
using QingYi.Engine.Hosting;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Documentation;

/// <summary>
/// The catalogues: classes called …Texts, whose members return texts in both languages. Each is called with arguments of its own, which
/// both languages must show.
/// </summary>
public sealed partial class TextsInTwoLanguages
{
    // What has no English form, or is data.
    private static readonly string[] Names = ["吉客云", "轻易云", "轻易", "金蝶", "用友", "钉钉", "企业微信", "飞书"];

    private static readonly Assembly[] Programs =
    [
        typeof(Connector).Assembly,
        typeof(SchemeHost).Assembly,
        typeof(Storage.SqliteRecordStore).Assembly,
        typeof(Server.Commands.ExitCode).Assembly,
        typeof(Web.WebConsole).Assembly,
        .. SandboxRun.Catalog.Connectors.Select(c => c.Connector.GetType().Assembly).Distinct(),
    ];

    public static TheoryData<string> Catalogues() => [.. All().Select(t => t.FullName!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Each_program_has_a_catalogue() =>
        Assert.Equal(
            Programs.Select(p => p.GetName().Name).Order(StringComparer.Ordinal),
            All().Select(t => t.Assembly.GetName().Name).Distinct().Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Catalogues))]
    public void Both_languages_of_a_text_show_each_argument_and_only_their_own_words(string catalogue)
    {
        var members = Members(All().Single(t => t.FullName == catalogue)).ToList();
        Assert.NotEmpty(members);
        foreach (var member in members)
        {
            var name = $"{catalogue}.{member.Name}";
            var marks = new List<(string English, string Chinese)>();
            var text = Call(member, marks);
            foreach (var (english, chinese) in marks)
            {
                // Of some arguments, such as known names, only a similar one is shown, and none here.
                var (isIn, isInChinese) = (
                    text.English.Contains(english, StringComparison.Ordinal),
                    text.Chinese.Contains(chinese, StringComparison.Ordinal)
                );
                Assert.True(isIn == isInChinese, $"{name} shows {english} in one language only: {text.English} / {text.Chinese}");
            }

            // The values of a log entry fill the holes of its template by position.
            Assert.True(
                Holes(text.English).SequenceEqual(Holes(text.Chinese)),
                $"{name} has other holes, or in another order: {text.English} / {text.Chinese}"
            );
            Assert.False(Han().IsMatch(Without(text.English)), $"{name} has Chinese in its English: {text.English}");
            Assert.True(IsChinese(text), $"{name} has no Chinese: {text.Chinese}");
            Assert.False(HalfWidth().IsMatch(text.Chinese), $"{name} has half-width punctuation in its Chinese: {text.Chinese}");
        }
    }

    [Fact]
    public void Chinese_for_people_stands_in_the_catalogues_alone() =>
        Assert.Empty(
            Repository
                .Sources()
                .Where(f => f.Contains("/engine/", StringComparison.Ordinal) || f.Contains("/connectors/", StringComparison.Ordinal))
                .Where(f => !Apart().IsMatch(f))
                .SelectMany(f => File.ReadLines(f).Select((line, i) => (Place: $"{f}({i + 1})", Code: Code(line))))
                .Where(l => Han().IsMatch(Without(l.Code)) && !ApiName().IsMatch(l.Code))
                .Select(l => l.Place)
        );

    private static IEnumerable<Type> All() =>
        Programs
            .SelectMany(a => a.GetTypes())
            .Where(t => t is { IsAbstract: true, IsSealed: true } && t.Name.EndsWith("Texts", StringComparison.Ordinal));

    private static IEnumerable<MethodInfo> Members(Type catalogue) =>
        catalogue
            .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(m => m.ReturnType == typeof(LocalizedText) && !m.IsPrivate);

    private static LocalizedText Call(MethodInfo member, List<(string English, string Chinese)> marks) =>
        (LocalizedText)member.Invoke(null, [.. member.GetParameters().Select((p, i) => Argument(p.ParameterType, p.Name!, i, marks))])!;

    private static object? Argument(Type type, string name, int index, List<(string English, string Chinese)> marks)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var number = 101 + index;
        if (type == typeof(LocalizedText))
        {
            marks.Add(($"<{name} in English>", $"<{name} 中文>"));
            return new LocalizedText(marks[^1].English, marks[^1].Chinese);
        }

        var value =
            type == typeof(string) || type == typeof(object) ? $"<{name}>"
            : type == typeof(int) ? number
            : type == typeof(long) ? (long)number
            : type == typeof(double) ? number + 0.5
            : type == typeof(char) ? '§'
            : type == typeof((string, string)) ? ($"<{name} 1>", $"<{name} 2>")
            : type == typeof(bool) ? true
            : type == typeof(TimeSpan) ? TimeSpan.FromSeconds(number)
            : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch.AddDays(number)
            : type.IsAssignableFrom(typeof(string[])) ? new[] { $"<{name}>" }
            : type.IsAssignableFrom(typeof(LocalizedText[])) ? new[] { LocalizedText.Of($"<{name}>") }
            : type.IsAssignableFrom(typeof(RecordStatus[])) ? new[] { RecordStatus.Parked }
            : type.IsEnum ? Enum.GetValues(type).GetValue(0)
            : type == typeof(Connection) ? new Connection($"<{name}>", $"<connector of {name}>", [])
            : type == typeof(RecordChoice) ? new RecordChoice([RecordStatus.Parked], [], null)
            : type == typeof(ConnectorException) ? new ConnectorException($"<{name}>", $"<next step of {name}>")
            : type.IsAssignableFrom(typeof(InvalidOperationException)) ? new InvalidOperationException($"<{name}>")
            : type == typeof(Limitation) ? new Limitation($"<{name}>", $"<next step of {name}>")
            : type == typeof(Problem) ? new Problem(ProblemSeverity.Error, "QY1", new SourcePosition("file", 1, 1), $"<{name}>")
            : type == typeof(SourcePosition) ? new SourcePosition("file", 1, 1)
            : type == typeof(RecordMove) ? RecordMove.Retry
            : type == typeof(Rejection) ? new Rejection("QY1", $"<{name}>")
            : type == typeof(ConnectionOption) ? new ConnectionOption { Name = $"<{name}>" }
            : type.IsAssignableFrom(typeof(Dictionary<RecordStatus, long>)) ? new Dictionary<RecordStatus, long>()
            : type == typeof(GroupCalculation) ? new GroupCalculation($"<{name}>", "$sum", "field")
            : (object?)null;
        Assert.True(value is not null, $"no argument of type {type} can be made for {name}");
        if (value is string or int or long or char or string[])
        {
            var shown = value is string[] list ? list[0] : $"{value}";
            marks.Add((shown, shown));
        }

        return value;
    }

    // Texts without words differ in punctuation at most.
    private static bool IsChinese(LocalizedText text) =>
        Han().IsMatch(text.Chinese) || Words().Replace(text.Chinese, "") == Words().Replace(text.English, "");

    private static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(m => m.Value);

    private static string Without(string text) => Names.Aggregate(text, (t, n) => t.Replace(n, "", StringComparison.Ordinal));

    private static string Code(string line) => Comment().Replace(line, "");

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex Han();

    // After the place and the code of a problem punctuation is ASCII in Chinese too: a program that reads the line finds it there.
    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}”）][,;:!?()]|[,;!?()][\p{IsCJKUnifiedIdeographs}“（]")]
    private static partial Regex HalfWidth();

    // The catalogues, the attributes of options, what the emulated vendors say, and the kit's data.
    [GeneratedRegex("(Texts|Options)[.]cs$|/QingYi[.]Sandbox/|/QingYi[.]Connectors[.]Testing/|/obj/")]
    private static partial Regex Apart();

    [GeneratedRegex("Name = \"")]
    private static partial Regex ApiName();

    [GeneratedRegex(@"[^\p{L}\p{N}]")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<!\{)\{[A-Za-z]\w*(?::[^}]*)?\}(?!\})")]
    private static partial Regex Hole();

    [GeneratedRegex(@"(^\s*|\s)//.*$")]
    private static partial Regex Comment();
}
