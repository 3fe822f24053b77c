namespace QingYi.Server.Api;

/// <summary>A connection of the environment, without its options, which contain secrets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Connector">Its connector.</param>
/// <param name="Schemes">The schemes that use it.</param>
internal sealed record ConnectionView(string Name, string Connector, IReadOnlyList<string> Schemes);
