using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace QingYi;

/// <summary>
/// An interpolated string in English: see <see cref="LocalizedText"/>. It keeps its arguments, so that programs need not read them out of
/// the sentence.
/// </summary>
[InterpolatedStringHandler]
public ref struct EnglishText
{
    private DefaultInterpolatedStringHandler text;

    /// <summary>Called by the compiler.</summary>
    public EnglishText(int literalLength, int formattedCount)
    {
        text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);
        Arguments = formattedCount == 0 ? [] : new List<(string, object?)>(formattedCount);
    }

    /// <summary>The values in the string with the expressions that gave them.</summary>
    internal List<(string Expression, object? Value)> Arguments { get; }

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string value) => text.AppendLiteral(value);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, string? format = null, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Arguments.Add((name, value));
        if (value is LocalizedText inner)
        {
            text.AppendFormatted(inner.English);
        }
        else
        {
            text.AppendFormatted(value, format);
        }
    }

    /// <summary>Called by connectors that were built before the arguments were kept.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [OverloadResolutionPriority(-1)]
    public void AppendFormatted(LocalizedText? value) => text.AppendFormatted(value?.English);

    /// <summary>Called by connectors that were built before the arguments were kept.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [OverloadResolutionPriority(-1)]
    public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

    /// <summary>Called by connectors that were built before the arguments were kept.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [OverloadResolutionPriority(-1)]
    public void AppendFormatted<T>(T value, string? format) => text.AppendFormatted(value, format);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted(LocalizedText? value, int alignment) => text.AppendFormatted(value?.English, alignment);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, int alignment) => text.AppendFormatted(value, alignment);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, int alignment, string? format) => text.AppendFormatted(value, alignment, format);

    internal string ToText() => text.ToStringAndClear();
}
