namespace QingYi.Connectors.Http.Signing;

/// <summary>The texts about recipes.</summary>
internal static class SigningTexts
{
    public static LocalizedText CorrectRecipe { get; } =
        new(
            "Correct it in the manifest; docs/writing-a-connector.md lists the functions.",
            "请在清单里改正；可用的函数见 docs/writing-a-connector.md。"
        );

    public static LocalizedText RecipeInvalid(string recipe, string cause) =>
        new($"the recipe '{recipe}' is invalid: {cause}", $"配方 '{recipe}' 有误：{cause}");

    public static LocalizedText RecipeFailed(string recipe, string cause) =>
        new($"the recipe '{recipe}' failed: {cause}", $"配方 '{recipe}' 计算失败：{cause}");
}
