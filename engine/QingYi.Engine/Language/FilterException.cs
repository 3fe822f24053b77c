namespace QingYi.Engine.Language;

/// <summary>The arguments of a filter are wrong.</summary>
internal sealed class FilterException(LocalizedText text) : LocalizedException(text);
