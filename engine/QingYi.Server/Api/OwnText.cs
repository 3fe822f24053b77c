namespace QingYi.Server.Api;

/// <summary>
/// Marks an address that answers with the caller's own text. Nothing of it is masked: a mask would change the text, and tell the caller
/// which of its words is a secret of the host.
/// </summary>
internal sealed class OwnText;
