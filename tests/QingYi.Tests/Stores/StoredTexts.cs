using QingYi.Storage;
using Xunit;

namespace QingYi.Tests.Stores;

/// <summary>Texts in columns of the store keep both languages.</summary>
public sealed class StoredTexts
{
    [Theory]
    [InlineData("record 1 was rejected", "记录 1 被拒绝")]
    [InlineData("it's \"quoted\" \\ and\nbroken", "含“引号”、\"引号\" 和\t制表符")]
    [InlineData("sent 😀", "已发送 😀")]
    [InlineData("Duplicate entry '1' for key", "Duplicate entry '1' for key")]
    [InlineData("", "")]
    [InlineData("{\"en\":\"a\",\"zh\":\"b\"}", "{\"en\":\"a\",\"zh\":\"b\"}")]
    [InlineData("{\"en\":\"a\"}", "{\"en\":\"a\"}")]
    [InlineData("{\"en\":", "{\"zh\":")]
    [InlineData("\"quoted\"", "\"quoted\"")]
    [InlineData("\"\\\"twice\\\"\"", "\"\\\"twice\\\"\"")]
    [InlineData("\"begins", "\"begins")]
    public void Both_languages_come_back(string english, string chinese)
    {
        var text = new LocalizedText(english, chinese);
        Assert.Equal(text, StoredText.Read(StoredText.Of(text)));
    }

    [Theory]
    [InlineData("1406: too long")]
    [InlineData("{\"code\":7}")]
    [InlineData("\"quoted\"")]
    [InlineData("\"begins")]
    [InlineData("{\"en\":")]
    [InlineData("{\"en\":1,\"zh\":2}")]
    [InlineData("{\"en\":\"a\"}")]
    [InlineData("{\"en\":\"a\",\"zh\":null}")]
    [InlineData("{\"en\":\"a\",\"zh\":\"b\"} and more")]
    public void A_row_of_an_earlier_version_is_the_same_in_both_languages(string column) =>
        Assert.Equal(LocalizedText.Of(column), StoredText.Read(column));

    [Fact]
    public void A_text_that_is_the_same_in_both_languages_is_stored_as_it_is() =>
        Assert.Equal("1406: too long", StoredText.Of(LocalizedText.Of("1406: too long")));
}
