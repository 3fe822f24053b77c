using QingYi.Engine.Plugins;

namespace QingYi.Engine.Compilation;

/// <summary>What a side of a scheme names, as it is installed.</summary>
/// <param name="Connector">The connector that runs: the connection's.</param>
/// <param name="Connection">The connection; null where no environment was given.</param>
/// <param name="Api">The api.</param>
internal sealed record ResolvedSide(InstalledConnector Connector, Connection? Connection, Api Api);
