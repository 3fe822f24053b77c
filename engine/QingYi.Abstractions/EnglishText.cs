using System.Globalization;
using System.Runtime.CompilerServices;

namespace QingYi;

/// <summary>An interpolated string in English: see <see cref="LocalizedText"/>.</summary>
[InterpolatedStringHandler]
public ref struct EnglishText
{
    private DefaultInterpolatedStringHandler text;

    /// <summary>Called by the compiler.</summary>
    public EnglishText(int literalLength, int formattedCount) => text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string value) => text.AppendLiteral(value);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted(LocalizedText? value) => text.AppendFormatted(value?.English);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, string? format) => text.AppendFormatted(value, format);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted(LocalizedText? value, int alignment) => text.AppendFormatted(value?.English, alignment);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, int alignment) => text.AppendFormatted(value, alignment);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, int alignment, string? format) => text.AppendFormatted(value, alignment, format);

    internal string ToText() => text.ToStringAndClear();
}
