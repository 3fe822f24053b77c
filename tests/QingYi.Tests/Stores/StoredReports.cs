using System.Globalization;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;
using Xunit;

namespace QingYi.Tests.Stores;

/// <summary>The stored report of a run is shown in the language of whoever looks.</summary>
public sealed class StoredReports
{
    private static readonly DateTimeOffset At = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly RunReport Failed = new(
        "orders",
        "1",
        RunStatus.Failed,
        At,
        At,
        new RunProgress(),
        TimeSpan.FromSeconds(2),
        RunFault.Of(new TransientException(new LocalizedText("it is \"down\"", "它“停机”了")), "target"),
        []
    );

    [Theory]
    [InlineData("en", "target: it is \"down\", and it did not recover.")]
    [InlineData("zh-CN", "目标：它“停机”了，一直没有恢复。")]
    public void A_report_is_read_in_the_language_of_the_user(string language, string message)
    {
        var stored = Stored(Failed.ToStoredJson().ToJsonString(JsonText.OneLine));
        var (before, shown) = (CultureInfo.CurrentUICulture, "");
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            shown = stored.ToJson().ToJsonString(JsonText.OneLine);
            Assert.Equal(Failed.ToJson().ToJsonString(JsonText.OneLine), shown);
            Assert.Equal(message, (string?)stored.ToJson()["fault"]!["message"]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void A_report_of_an_earlier_version_stays_as_it_is()
    {
        const string Report = """{"fetched":3,"fault":{"code":"QY5003","message":"source: down","nextStep":"wait"}}""";
        Assert.Equal(Report, Stored(Report).ToJson().ToJsonString(JsonText.OneLine));
    }

    private static StoredRun Stored(string report) => new("1", "orders", RunStatus.Failed, At, At, report);
}
