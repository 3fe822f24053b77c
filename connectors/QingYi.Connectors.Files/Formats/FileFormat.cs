using System.Text;

namespace QingYi.Connectors.Files.Formats;

/// <summary>The format in which a scheme reads or writes its files.</summary>
/// <param name="Kind"><see cref="Csv"/>, <see cref="JsonLines"/> or <see cref="Excel"/>: the name of the api.</param>
internal sealed record FileFormat(string Kind)
{
    public const string Csv = "csv";
    public const string JsonLines = "jsonl";
    public const string Excel = "excel";
    private const string Utf8WithMark = "utf-8-bom";

    /// <summary>csv: the separator of values.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>csv: the text's encoding, e.g. <c>utf-8</c>, <c>gbk</c>.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>excel: the sheet's name; null: the first visible sheet.</summary>
    public string? Sheet { get; init; }

    /// <summary>The text encoding; <c>utf-8-bom</c> begins a new file with the mark by which Excel recognises UTF-8.</summary>
    /// <exception cref="ArgumentException">There is no encoding of that name.</exception>
    public Encoding TextEncoding =>
        Encoding.ToLowerInvariant() switch
        {
            "utf-8" or "utf8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            Utf8WithMark => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
            _ => CodePagesEncodingProvider.Instance.GetEncoding(
                Encoding,
                EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback
            ) ?? System.Text.Encoding.GetEncoding(Encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        };

    /// <summary>The encoding for text that is appended to a file.</summary>
    public Encoding WithoutMark =>
        Encoding.Equals(Utf8WithMark, StringComparison.OrdinalIgnoreCase) ? (this with { Encoding = "utf-8" }).TextEncoding : TextEncoding;

    /// <summary>Returns the kind of a file by the end of its name; null: a connection does not list such files.</summary>
    public static string? KindOf(string file) =>
        Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".CSV" => Csv,
            ".JSONL" or ".NDJSON" => JsonLines,
            ".XLSX" => Excel,
            _ => null,
        };
}
