namespace QingYi.Server.Api;

/// <summary>The text of a scheme file.</summary>
/// <param name="Text">The text.</param>
/// <param name="Base">The version that it replaces, or from which it was made.</param>
/// <param name="WithErrors">True: a text with errors is saved too.</param>
internal sealed record FileRequest(string? Text = null, string? Base = null, bool WithErrors = false);
