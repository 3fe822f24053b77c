namespace QingYi;

/// <summary>
/// The position at which a source continues to read. The engine stores it in the same transaction as the page before it, and passes it back
/// unchanged, possibly in another process.
/// </summary>
/// <param name="Text">Any text that the source needs to find the position; opaque to the engine.</param>
/// <param name="Page">The zero-based number of the page that starts here; the scheme's pagination constants are computed from it.</param>
public sealed record Cursor(string Text, long Page);
