using System.Text.Json;
using QingYi.Connectors.Http.Signing;
using Xunit;

namespace QingYi.Tests.Http;

public sealed class Recipes
{
    [Theory]
    [InlineData("{{ string.upcase = 1 }}")]
    [InlineData("{{ date.format = '%F' }}")]
    public void A_recipe_changes_no_function_of_another(string text)
    {
        var e = Assert.Throws<ConnectorException>(() => Render(text));
        Assert.StartsWith("the recipe '{{ ", e.Message, StringComparison.Ordinal);
        Assert.Equal("A 3.1", Render("{{ 'a' | string.upcase }} {{ math.round 3.14 1 }}"));
    }

    [Fact]
    public void Each_call_has_its_own_time()
    {
        var recipe = new Recipe("""{{ timestamp }} {{ timestamp_ms }} {{ now "yyyy-MM-dd HH:mm:ss" "Asia/Shanghai" }}""");
        Assert.Equal("0 0 1970-01-01 08:00:00", recipe.Render(At(0)));
        Assert.Equal("1 1000 1970-01-01 08:00:01", recipe.Render(At(1)));
    }

    private static string Render(string text) => new Recipe(text).Render(At(0));

    private static RecipeInput At(long seconds) =>
        new(JsonSerializer.SerializeToElement(new { }), "") { Now = DateTimeOffset.FromUnixTimeSeconds(seconds) };
}
