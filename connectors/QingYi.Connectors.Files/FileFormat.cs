namespace QingYi.Connectors.Files;

/// <summary>How a scheme says its files are to be read or written.</summary>
/// <param name="Kind">csv, jsonl or excel.</param>
/// <param name="Delimiter">csv: between two values.</param>
/// <param name="Encoding">csv: the text's encoding, e.g. <c>utf-8</c>, <c>gbk</c>.</param>
/// <param name="Sheet">excel: the sheet's name; null: the first.</param>
internal sealed record FileFormat(string Kind, string Delimiter, string Encoding, string? Sheet)
{
    /// <summary>The text encoding.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public System.Text.Encoding TextEncoding => System.Text.CodePagesEncodingProvider.Instance.GetEncoding(Encoding) ?? System.Text.Encoding.GetEncoding(Encoding);
}
