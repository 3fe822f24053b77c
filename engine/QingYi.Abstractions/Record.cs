namespace QingYi;

/// <summary>One record of a page: a JSON object in UTF-8, exactly as the source sent it, every digit kept.</summary>
/// <param name="Content">The bytes; they live as long as the page they came in.</param>
public readonly record struct Record(ReadOnlyMemory<byte> Content);
