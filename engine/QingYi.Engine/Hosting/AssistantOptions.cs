using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>Where a <see cref="SchemeAssistant"/> finds what the text of a scheme does not contain.</summary>
public sealed record AssistantOptions
{
    /// <summary>The store: its newest record of a scheme gives the sample values. Null: there are no samples but those of tests.</summary>
    public RecordStore? Store { get; init; }

    /// <summary>The folder of the schemes that look-ups can name; null: only those of the store.</summary>
    public string? Folder { get; init; }

    /// <summary>The documented error codes.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Returns what the documentation says of an error code; null: nothing.</summary>
    public Func<string, LocalizedText?> Explain { get; init; } = _ => null;
}
