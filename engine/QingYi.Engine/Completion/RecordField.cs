namespace QingYi.Engine.Completion;

/// <summary>A field that a placeholder can read.</summary>
/// <param name="Path">The path in the record.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Type">Its type in a word; empty: not known.</param>
/// <param name="IsDeclared">False: only records have it.</param>
/// <param name="Sample">A value; null: none is known.</param>
internal sealed record RecordField(string Path, LocalizedText Label, string Type, bool IsDeclared, string? Sample)
{
    /// <summary>True for an array, over which blocks and conditions walk.</summary>
    public bool IsArray => Type.StartsWith("array", StringComparison.Ordinal);
}
