namespace QingYi.Connectors.Http.Manifests;

/// <summary>A field of a connection.</summary>
internal sealed class OptionDocument
{
    public string Name { get; set; } = "";

    public OptionType Type { get; set; }

    public bool Required { get; set; }

    public bool Secret { get; set; }

    public string? Default { get; set; }

    public LocalizedText Description { get; set; } = LocalizedText.Empty;
}
