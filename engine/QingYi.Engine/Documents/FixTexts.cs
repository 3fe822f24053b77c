namespace QingYi.Engine.Documents;

/// <summary>What a fix of a problem does.</summary>
internal static class FixTexts
{
    public static LocalizedText Replace(string found, string wanted) =>
        new($"Replace '{found}' by '{wanted}'", $"把 '{found}' 改为 '{wanted}'");

    public static LocalizedText Add(string key) => new($"Add '{key}'", $"添加 '{key}'");

    public static LocalizedText Remove(string key) => new($"Remove this '{key}'", $"删除这个 '{key}'");

    public static LocalizedText MakeNote(string key) => new($"Keep it as a note: 'x-{key}'", $"作为备注保留：'x-{key}'");

    public static LocalizedText Quote { get; } = new("Put it in quotes", "加上引号");

    public static LocalizedText HalfWidth { get; } = new("Write half-width punctuation", "改为半角标点");
}
