using QingYi.Engine.Documents;

namespace QingYi.Engine.Completion;

/// <summary>Tells schemes and environments by their keys.</summary>
internal static class TextKindFinder
{
    /// <summary>Returns what a text with this outline is.</summary>
    public static TextKind Of(SchemeNode root)
    {
        var keys = root.Members.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        return keys.Overlaps(["scheme", "source", "target"]) ? TextKind.Scheme
            : keys.Contains("connections") ? TextKind.Environment
            : TextKind.Other;
    }
}
