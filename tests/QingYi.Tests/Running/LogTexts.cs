using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Runs;
using Xunit;

namespace QingYi.Tests.Running;

/// <summary>Entries of the log are in the language of the process, with the same values in both languages.</summary>
public sealed partial class LogTexts
{
    private static readonly Assembly[] Programs = [typeof(RunReport).Assembly, typeof(Server.Commands.ExitCode).Assembly];

    public static TheoryData<string> Templates => [.. Catalogues().SelectMany(c => Texts(c).Select(p => $"{c.FullName}.{p.Name}"))];

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_has_the_same_holes_in_the_same_order_in_both_languages(string name)
    {
        var at = name.LastIndexOf('.');
        var text = (LocalizedText)
            Programs.Select(p => p.GetType(name[..at])).Single(t => t is not null)!.GetProperty(name[(at + 1)..])!.GetValue(null)!;
        Assert.Equal(Holes(text.English), Holes(text.Chinese));
    }

    [Theory]
    [InlineData("en", "target: it is down. Attempt 2 follows in 300 ms")]
    [InlineData("zh-CN", "目标：它停机了。第 2 次尝试在 300 ms 后进行")]
    public void An_entry_is_in_the_language_of_the_process(string language, string entry)
    {
        var (before, log) = (CultureInfo.CurrentUICulture, new Entered());
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            log.Write(LogLevel.Warning, RunLogTexts.Retrying, RunTexts.Step("target"), new LocalizedText("it is down", "它停机了"), 2, 300);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        Assert.Equal(entry, Assert.Single(log.Entries));
    }

    [GeneratedRegex(@"\{[A-Za-z]\w*(?::[^}]*)?\}")]
    private static partial Regex Hole();

    private static IEnumerable<Type> Catalogues() =>
        Programs.SelectMany(p => p.GetTypes()).Where(t => t.Name.EndsWith("LogTexts", StringComparison.Ordinal));

    private static IEnumerable<PropertyInfo> Texts(Type catalogue) =>
        catalogue.GetProperties(BindingFlags.Static | BindingFlags.Public).Where(p => p.PropertyType == typeof(LocalizedText));

    private static IEnumerable<string> Holes(string template) => Hole().Matches(template).Select(m => m.Value);

    private sealed class Entered : ILogger
    {
        public List<string> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Entries.Add(formatter(state, exception));
    }
}
