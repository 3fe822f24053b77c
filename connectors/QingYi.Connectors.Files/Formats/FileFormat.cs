using System.Text;

namespace QingYi.Connectors.Files.Formats;

/// <summary>The format in which a scheme reads or writes its files.</summary>
/// <param name="Kind">csv, jsonl or excel.</param>
/// <param name="Delimiter">csv: the separator of values.</param>
/// <param name="Encoding">csv: the text's encoding, e.g. <c>utf-8</c>, <c>gbk</c>.</param>
/// <param name="Sheet">excel: the sheet's name; null: the first visible sheet.</param>
internal sealed record FileFormat(string Kind, string Delimiter, string Encoding, string? Sheet)
{
    /// <summary>The text encoding; <c>utf-8-bom</c> begins a new file with the mark by which Excel recognises UTF-8.</summary>
    /// <exception cref="ArgumentException">There is no encoding of that name.</exception>
    public Encoding TextEncoding =>
        Encoding.ToLowerInvariant() switch
        {
            "utf-8" or "utf8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            "utf-8-bom" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
            _ => CodePagesEncodingProvider.Instance.GetEncoding(
                Encoding,
                EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback
            ) ?? System.Text.Encoding.GetEncoding(Encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        };

    /// <summary>The encoding for text that is appended to a file.</summary>
    public Encoding WithoutMark =>
        Encoding.Equals("utf-8-bom", StringComparison.OrdinalIgnoreCase) ? (this with { Encoding = "utf-8" }).TextEncoding : TextEncoding;
}
