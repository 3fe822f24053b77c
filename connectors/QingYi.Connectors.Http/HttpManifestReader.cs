using QingYi.Connectors.Http.Manifests;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace QingYi.Connectors.Http;

/// <summary>Reads manifests with <c>uses: http</c>: <c>connector.yaml</c> and <c>apis/*.yaml</c>.</summary>
public sealed class HttpManifestReader : ManifestReader
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithCaseInsensitivePropertyMatching()
        .WithEnforceNullability()
        .WithTypeConverter(new LocalizedTextYaml())
        .Build();

    /// <inheritdoc/>
    public override string Name => "http";

    /// <inheritdoc/>
    public override Connector Read(string directory)
    {
        var connector = Read<ConnectorDocument>(Path.Combine(directory, "connector.yaml"));
        var folder = Path.Combine(directory, "apis");
        var apis = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(Read<ApiDocument>).ToList()
            : [];
        return new HttpConnector(connector, apis);
    }

    private static T Read<T>(string file)
    {
        try
        {
            return Yaml.Deserialize<T>(File.ReadAllText(file))
                ?? throw new ConnectorException(HttpTexts.FileEmpty.At(file), HttpTexts.SeeDocs);
        }
        catch (YamlException e)
        {
            throw new ConnectorException(
                LocalizedText.Of(e.InnerException ?? e).At($"{file}({e.Start.Line},{e.Start.Column})"),
                HttpTexts.SeeKeys,
                e
            );
        }
    }
}
