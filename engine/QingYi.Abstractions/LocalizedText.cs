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
        : this(english.ToText(), chinese.ToText()) { }

    /// <summary>No text.</summary>
    public static LocalizedText Empty { get; } = new("", "");

    /// <summary>The text in English.</summary>
    public string English { get; }

    /// <summary>The text in Chinese.</summary>
    public string Chinese { get; }

    /// <summary>True when there is no text.</summary>
    public bool IsEmpty => English.Length == 0;

    /// <summary>The text without the full stop at its end.</summary>
    public LocalizedText WithoutStop => new(English.TrimEnd('.'), Chinese.TrimEnd('。', '.'));

    /// <summary>Returns a text that is the same in both languages: a name, a number, the words of another system.</summary>
    public static LocalizedText Of(string text) => new(text, text);

    /// <summary>Returns what an exception says, in both languages where it knows them.</summary>
    public static LocalizedText Of(Exception exception) =>
        exception is LocalizedException localized ? localized.Text : Of(exception.Message);

    /// <summary>See <see cref="Of(string)"/>.</summary>
    public static implicit operator LocalizedText(string text) => Of(text);

    /// <summary>Returns two texts behind each other.</summary>
    public static LocalizedText operator +(LocalizedText left, LocalizedText right) =>
        new(left.English + right.English, left.Chinese + right.Chinese);

    /// <summary>Returns the text behind the name of what it is about, with the colon of each language between them.</summary>
    /// <param name="place">The name: of a file, an api, a host.</param>
    public LocalizedText At(string place) => new($"{place}: {this}", $"{place}：{this}");

    /// <summary>Converts the text in both languages.</summary>
    public LocalizedText Select(Func<string, string> convert) => new(convert(English), convert(Chinese));

    /// <summary>Returns the text in the language of a culture: Chinese or, for any other, English.</summary>
    public string In(CultureInfo culture) => culture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    /// <summary>Returns the text in the language of the current user.</summary>
    public override string ToString() => In(CultureInfo.CurrentUICulture);
}
