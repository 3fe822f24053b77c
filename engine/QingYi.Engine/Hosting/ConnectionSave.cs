using System.Text.Json.Nodes;

namespace QingYi.Engine.Hosting;

/// <summary>A connection to write into the environment file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Connector">Its connector.</param>
/// <param name="Options">
/// Its options, and <c>parallelRuns</c>. A secret goes to the secrets of the host, and the file gets a reference to it; null keeps the
/// secret that is set. Other options that are missing or null are left out.
/// </param>
public sealed record ConnectionSave(string Name, string Connector, JsonObject Options)
{
    /// <summary>The version that it replaces; null, the default: there must be no connection of that name.</summary>
    public string? Base { get; init; }
}
