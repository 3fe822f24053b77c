using System.Text.Json.Nodes;
using QingYi.Engine.Values;
using Xunit;

namespace QingYi.Tests.Language;

public sealed class JsonForPeople
{
    [Theory]
    [InlineData("""{"a":"😀𠮷 中 'x' \"y\""}""", "😀𠮷 中 'x'")]
    [InlineData("""{"a":"😀","b":"\\uD83D\\uDE00"}""", "\\\\uD83D\\\\uDE00")]
    [InlineData("""{"a":"\\😀\\\\\n"}""", "\\\\😀\\\\\\\\\\n")]
    public void Emoji_are_shown_as_they_are_and_the_text_of_an_escape_stays_text(string json, string shown)
    {
        var text = JsonText.Readable(JsonNode.Parse(json));
        Assert.Contains(shown, text, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(text)));
    }
}
