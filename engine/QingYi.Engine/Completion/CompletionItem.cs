namespace QingYi.Engine.Completion;

/// <summary>A text that can be written at a place.</summary>
/// <param name="Label">What lists show.</param>
/// <param name="Kind">What it is.</param>
public sealed record CompletionItem(string Label, CompletionKind Kind)
{
    /// <summary>The text to write; the label by default.</summary>
    public string Insert { get; init; } = Label;

    /// <summary>The first character that it replaces, counted from 0 in UTF-16 units.</summary>
    public int Start { get; init; }

    /// <summary>The one behind the last.</summary>
    public int End { get; init; }

    /// <summary>A few words beside the label: a name for people, a type.</summary>
    public LocalizedText Detail { get; init; } = LocalizedText.Empty;

    /// <summary>What an author needs to know of it; Markdown.</summary>
    public LocalizedText Documentation { get; init; } = LocalizedText.Empty;

    /// <summary>A value that the newest stored record has there, or one of the scheme's tests; null: none is known.</summary>
    public string? Sample { get; init; }
}
