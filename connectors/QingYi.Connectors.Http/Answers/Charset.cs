using System.Text;

namespace QingYi.Connectors.Http.Answers;

/// <summary>The charset that an answer names.</summary>
internal static class Charset
{
    /// <summary>Returns the charset; null: UTF-8 or an unknown one.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="isStrict">True: invalid bytes are an error; false: they are decoded as U+FFFD.</param>
    public static Encoding? Of(HttpResponseMessage response, bool isStrict)
    {
        var name = response.Content.Headers.ContentType?.CharSet?.Trim('"', '\'', ' ') ?? "";
        if (
            name.Length == 0
            || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || name.Equals("utf8", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        var (encode, decode) = isStrict
            ? (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            : (EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, encode, decode) ?? Encoding.GetEncoding(name, encode, decode);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
