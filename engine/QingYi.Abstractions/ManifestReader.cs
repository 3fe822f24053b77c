namespace QingYi;

/// <summary>
/// Makes connectors out of manifests: folders with a <c>connector.yaml</c> that says <c>uses: NAME</c>. A plugin that reads manifests has
/// one public class of this kind; the engine itself knows no manifest format.
/// </summary>
public abstract class ManifestReader
{
    /// <summary>The name that manifests give in <c>uses</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Reads one manifest. Called once for each folder, at load.</summary>
    /// <param name="directory">The folder of <c>connector.yaml</c>.</param>
    /// <exception cref="ConnectorException">The manifest is wrong; the message names file, line and cause.</exception>
    public abstract Connector Read(string directory);
}
