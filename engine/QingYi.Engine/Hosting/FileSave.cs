namespace QingYi.Engine.Hosting;

/// <summary>A text to save as a scheme file.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Text">The text; it is written as UTF-8, every other byte as given.</param>
public sealed record FileSave(string File, string Text)
{
    /// <summary>The version that the text replaces; null, the default: the file must not exist yet.</summary>
    public string? Base { get; init; }

    /// <summary>True: a text with errors is saved too, and the host goes on with the version before. False by default.</summary>
    public bool WithErrors { get; init; }
}
