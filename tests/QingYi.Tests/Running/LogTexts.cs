using System.Globalization;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Runs;
using Xunit;

namespace QingYi.Tests.Running;

/// <summary>Entries of the log are in the language of the process.</summary>
public sealed class LogTexts
{
    [Theory]
    [InlineData("en", "target: it is down. Attempt 2 follows in 300 ms")]
    [InlineData("zh-CN", "目标：它停机了。第 2 次尝试在 300 ms 后进行")]
    public void An_entry_is_in_the_language_of_the_process(string language, string entry)
    {
        var (before, log) = (CultureInfo.CurrentUICulture, new LogEntries());
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
}
