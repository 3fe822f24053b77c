using System.Globalization;
using System.Text.Json.Serialization;

namespace QingYi;

/// <summary>
/// A text for people, in English and in Chinese. Immutable. <see cref="ToString"/> returns the one for the thread's
/// <see cref="CultureInfo.CurrentUICulture"/>.
/// </summary>
[JsonConverter(typeof(LocalizedTextConverter))]
public sealed record LocalizedText
{
    private readonly IReadOnlyList<(string Expression, object? Value)> values = [];

    /// <summary>Creates a text.</summary>
    /// <param name="english">The text in English.</param>
    /// <param name="chinese">The text in Chinese.</param>
    public LocalizedText(string english, string chinese) => (English, Chinese) = (english, chinese);

    /// <summary>
    /// Creates a text from two interpolated strings; a <see cref="LocalizedText"/> inside them is taken in the same language.
    /// </summary>
    /// <param name="english">The text in English.</param>
    /// <param name="chinese">The text in Chinese.</param>
    public LocalizedText(EnglishText english, ChineseText chinese)
        : this(english.ToText(), chinese.ToText()) => values = english.Arguments;

    private LocalizedText(string english, string chinese, IReadOnlyList<(string Expression, object? Value)> values)
        : this(english, chinese) => this.values = values;

    /// <summary>No text.</summary>
    public static LocalizedText Empty { get; } = new("", "");

    /// <summary>The text in English.</summary>
    public string English { get; }

    /// <summary>The text in Chinese.</summary>
    public string Chinese { get; }

    /// <summary>
    /// The values in the text by the names that the program gives them, such as <c>key</c>, <c>known</c> or <c>suggestion</c>; empty for a
    /// text that was stored or is not composed of any. They do not count when texts are compared.
    /// </summary>
    public IReadOnlyDictionary<string, string> Arguments => TextArguments.Of(values);

    /// <summary>True when there is no text.</summary>
    public bool IsEmpty => English.Length == 0;

    /// <summary>The text without the full stop at its end.</summary>
    public LocalizedText WithoutStop => new(English.TrimEnd('.'), Chinese.TrimEnd('。', '.'), values);

    /// <summary>Returns a text that is the same in both languages: a name, a number, the words of another system.</summary>
    public static LocalizedText Of(string text) => new(text, text);

    /// <summary>Returns what an exception says, in both languages where it knows them.</summary>
    public static LocalizedText Of(Exception exception) =>
        exception is LocalizedException localized ? localized.Text : Of(exception.Message);

    /// <summary>See <see cref="Of(string)"/>.</summary>
    public static implicit operator LocalizedText(string text) => Of(text);

    /// <summary>Returns texts with separators between them.</summary>
    /// <param name="english">The separator in English, for example a comma and a space.</param>
    /// <param name="chinese">The separator in Chinese, for example <c>、</c>.</param>
    /// <param name="texts">The texts.</param>
    public static LocalizedText Join(string english, string chinese, IEnumerable<LocalizedText> texts)
    {
        LocalizedText[] all = [.. texts];
        return new(string.Join(english, all.Select(t => t.English)), string.Join(chinese, all.Select(t => t.Chinese)));
    }

    /// <summary>Returns this text as a sentence, with its full stop, and another sentence behind it; an empty one adds nothing.</summary>
    /// <param name="sentence">The other sentence.</param>
    public LocalizedText Then(LocalizedText sentence) =>
        IsEmpty ? sentence
        : sentence.IsEmpty ? this
        : new(Sentence(English, '.') + " " + sentence.English, Sentence(Chinese, '。') + sentence.Chinese, [.. values, .. sentence.values]);

    /// <summary>Returns the text behind the name of what it is about, with the colon of each language between them.</summary>
    /// <param name="place">The name: of a file, an api, a host.</param>
    public LocalizedText At(string place) => new($"{place}: {this}", $"{place}：{this}");

    /// <summary>Converts the text in both languages.</summary>
    public LocalizedText Select(Func<string, string> convert) => new(convert(English), convert(Chinese), values);

    /// <summary>Whether the texts are the same in both languages.</summary>
    public bool Equals(LocalizedText? other) => other is not null && English == other.English && Chinese == other.Chinese;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(English, Chinese);

    /// <summary>Returns the text in the language of a culture: Chinese or, for any other, English.</summary>
    public string In(CultureInfo culture) => culture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    /// <summary>Returns the text in the language of the current user.</summary>
    public override string ToString() => In(CultureInfo.CurrentUICulture);

    private static string Sentence(string text, char stop)
    {
        var bare = text.TrimEnd('.', '。');
        return bare.Length > 0 && "?!？！".Contains(bare[^1], StringComparison.Ordinal) ? bare : bare + stop;
    }
}
