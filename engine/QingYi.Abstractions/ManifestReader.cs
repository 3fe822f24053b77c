namespace QingYi;

/// <summary>
/// Creates connectors from manifests: folders with a <c>connector.yaml</c> that contains <c>uses: NAME</c>. A plugin that reads manifests
/// has one public class of this kind; the engine itself knows no manifest format.
/// </summary>
public abstract class ManifestReader
{
    /// <summary>The name that manifests write in <c>uses</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Reads one manifest. The engine calls it once for each folder, when it loads the connectors.</summary>
    /// <param name="directory">The folder that contains <c>connector.yaml</c>.</param>
    /// <exception cref="ConnectorException">The manifest is wrong; the message contains file, line and cause.</exception>
    public abstract Connector Read(string directory);
}
