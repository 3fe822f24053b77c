using Xunit;

namespace QingYi.Tests.Language;

public sealed class ShortTexts
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("订单号😀", 3, "订单号…")]
    [InlineData("ab😀", 4, "ab😀")]
    [InlineData("ab😀c", 4, "ab😀…")]
    [InlineData("ab😀c", 3, "ab…")]
    [InlineData("😀b", 1, "…")]
    public void A_text_is_cut_off_between_characters(string text, int most, string expected) =>
        Assert.Equal(expected, ShortText.Of(text, most));
}
