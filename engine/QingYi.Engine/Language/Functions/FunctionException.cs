namespace QingYi.Engine.Language.Functions;

/// <summary>An expression cannot be evaluated on this record.</summary>
internal sealed class FunctionException(LocalizedText message) : LocalizedException(message);
