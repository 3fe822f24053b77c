using System.Text.Json;
using Xunit;

namespace QingYi.Tests.Language;

/// <summary>Texts in both languages that are put together from others.</summary>
public sealed class TextsBesideTexts
{
    [Theory]
    [InlineData("it is down", "它停机了", "it is down. Start it.", "它停机了。请启动。")]
    [InlineData("it is down.", "它停机了。", "it is down. Start it.", "它停机了。请启动。")]
    [InlineData("Is it down?", "它停机了吗？", "Is it down? Start it.", "它停机了吗？请启动。")]
    [InlineData("it said 'No.'", "它说：Not now.", "it said 'No.'. Start it.", "它说：Not now。请启动。")]
    [InlineData("", "", "Start it.", "请启动。")]
    public void A_sentence_follows_a_text(string english, string chinese, string both, string bothInChinese)
    {
        var step = new LocalizedText("Start it.", "请启动。");
        Assert.Equal(new LocalizedText(both, bothInChinese), new LocalizedText(english, chinese).Then(step));
    }

    [Fact]
    public void Nothing_follows_where_there_is_no_sentence()
    {
        var text = new LocalizedText("it is down", "它停机了");
        Assert.Same(text, text.Then(LocalizedText.Empty));
    }

    [Fact]
    public void Texts_are_joined_in_each_language() =>
        Assert.Equal(
            new LocalizedText("one, two", "一、二"),
            LocalizedText.Join(", ", "、", [new LocalizedText("one", "一"), new LocalizedText("two", "二")])
        );

    [Fact]
    public void A_hole_has_an_alignment_and_a_format()
    {
        var (count, text) = (1234, new LocalizedText("ab", "甲"));
        Assert.Equal(
            new LocalizedText("|  1,234|1234 |  ab|", "|  1,234|1234 |   甲|"),
            new($"|{count, 7:N0}|{count, -5}|{text, 4}|", $"|{count, 7:N0}|{count, -5}|{text, 4}|")
        );
    }

    [Theory]
    [InlineData("{\"en\":\"a\"}")]
    [InlineData("{\"en\":1,\"zh\":\"b\"}")]
    [InlineData("[1]")]
    [InlineData("7")]
    public void Json_of_another_form_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LocalizedText>(json));
}
