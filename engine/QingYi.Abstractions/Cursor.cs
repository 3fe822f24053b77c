namespace QingYi;

/// <summary>
/// Where a source goes on reading. The engine stores it in the same transaction as the page before it, and gives it back unchanged,
/// perhaps in another process.
/// </summary>
/// <param name="Text">Whatever the source needs; opaque to the engine.</param>
/// <param name="Page">The zero-based number of the page it leads to; the scheme's pagination constants come from it.</param>
public sealed record Cursor(string Text, long Page);
