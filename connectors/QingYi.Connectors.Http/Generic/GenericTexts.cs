namespace QingYi.Connectors.Http.Generic;

/// <summary>The texts of the connector <c>http</c>.</summary>
internal static class GenericTexts
{
    // The description.
    public static LocalizedText Title { get; } = LocalizedText.Of("HTTP");

    public static LocalizedText Description { get; } = new("Any HTTP api, without a manifest.", "任意 HTTP 接口，无需清单。");

    public static LocalizedText Request { get; } = new("HTTP request", "HTTP 请求");

    public static LocalizedText Call { get; } = new("Call", "调用方式");

    public static LocalizedText CallKeys { get; } =
        new(
            "path, method, query, headers, body (Json | Form | Query), records, paging, status, success, code, message, answer, rows.",
            "path、method、query、headers、body（Json | Form | Query）、records、paging、status、success、code、message、answer、rows。"
        );

    // The options of a call.
    public static LocalizedText NoSuccess { get; } =
        new(
            "'status' names the field that shows success, but 'success' does not list the values that mean success. Add "
                + "'success', e.g. success: \"0\".",
            "'status' 指出了表示是否成功的字段，但 'success' 没有列出哪些值表示成功。请加上 'success'，例如 success: \"0\"。"
        );

    public static LocalizedText PathWithPlaceholder { get; } =
        new(
            "a path with a placeholder cannot be combined with 'batchArraySave', which sends several records in one "
                + "call. Remove the operation, or the placeholder.",
            "带占位符的路径不能与 'batchArraySave' 同用：后者一次调用发送多条记录。请去掉该操作，或去掉占位符。"
        );

    public static LocalizedText NotAFlag(string name, string value) =>
        new($"'{name}' is '{value}', but must be true or false.", $"'{name}' 是 '{value}'，但必须是 true 或 false。");

    public static LocalizedText NotAChoice(string name, string value, IReadOnlyCollection<string> known)
    {
        var suggestion = NameSuggestion.DidYouMean(value, known);
        return new(
            $"'{name}' is '{value}', but must be one of {string.Join(", ", known)}.{suggestion}",
            $"'{name}' 是 '{value}'，但必须是以下之一：{string.Join("、", known)}。{suggestion}"
        );
    }

    public static LocalizedText UnknownKey(string name, string parent, IReadOnlyCollection<string> known)
    {
        var suggestion = NameSuggestion.DidYouMean(name, known);
        return new(
            $"'{name}' is not a key of {parent}.{suggestion} Known keys: {string.Join(", ", known)}.",
            $"{parent} 没有 '{name}' 这个键。{suggestion}已知的键：{string.Join("、", known)}。"
        );
    }
}
