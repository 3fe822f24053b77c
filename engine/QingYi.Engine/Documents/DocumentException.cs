namespace QingYi.Engine.Documents;

/// <summary>A file that cannot be read to its end.</summary>
internal sealed class DocumentException(LocalizedText text) : LocalizedException(text);
