using QingYi.Engine.Plugins;

namespace QingYi.Engine.Compilation;

/// <summary>The installed connector, connection and api that a side of a scheme names.</summary>
/// <param name="Connector">The connector that runs: that of the connection.</param>
/// <param name="Connection">The connection; null where no environment was given.</param>
/// <param name="Api">The api.</param>
internal sealed record ResolvedSide(InstalledConnector Connector, Connection? Connection, Api Api);
