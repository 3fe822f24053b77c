using QingYi.Engine.Documents;

namespace QingYi.Engine.Editing;

/// <summary>An edit is refused, and the text stays as it is.</summary>
internal sealed class EditException(string code, SourcePosition position, LocalizedText message) : LocalizedException(message)
{
    public Problem Problem { get; } = new(ProblemSeverity.Error, code, position, message);
}
