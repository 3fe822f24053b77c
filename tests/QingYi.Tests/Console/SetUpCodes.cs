using QingYi.Web.Access;
using Xunit;

namespace QingYi.Tests.Console;

/// <summary>The code of the first administrator.</summary>
public sealed class SetUpCodes
{
    [Fact]
    public void A_code_is_good_once_and_differs_from_process_to_process()
    {
        var code = new SetUpCode();
        var text = code.Address["/setup?code=".Length..];
        Assert.Equal(20, text.Length);
        Assert.NotEqual(code.Address, new SetUpCode().Address);
        Assert.False(code.Take(null));
        Assert.False(code.Take(""));
        Assert.False(code.Take(text[1..]));
        Assert.True(code.Take($" {text} "));
        Assert.Equal("", code.Address);
        Assert.False(code.Take(text));
        code.GiveBack(text);
        Assert.True(code.Take(text));
    }
}
