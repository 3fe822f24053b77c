using System.Text.Json.Nodes;

namespace QingYi.Engine.Hosting;

/// <summary>A connection as the environment file has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Connector">Its connector.</param>
/// <param name="Options">
/// Its options as they are written, with <c>${NAME}</c>, and <c>parallelRuns</c>. A secret is null: it is set, and never shown.
/// </param>
/// <param name="Version">Identifies this state of the connection; a save names the version that it replaces.</param>
/// <param name="ReadOnly">Why the file cannot be written; null: it can.</param>
public sealed record ConnectionDefinition(string Name, string Connector, JsonObject Options, string Version, LocalizedText? ReadOnly);
