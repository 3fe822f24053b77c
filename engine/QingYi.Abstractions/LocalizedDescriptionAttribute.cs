namespace QingYi;

/// <summary>The purpose of a field of a connection, in both languages: see <see cref="ConnectorBuilder.Options{TOptions}"/>.</summary>
/// <param name="english">One sentence in English.</param>
/// <param name="chinese">One sentence in Chinese.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LocalizedDescriptionAttribute(string english, string chinese) : Attribute
{
    /// <summary>The sentence.</summary>
    public LocalizedText Text { get; } = new(english, chinese);
}
