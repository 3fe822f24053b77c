namespace QingYi.Connectors.Http.Manifests;

/// <summary>A parameter or a field of the answer.</summary>
internal sealed class FieldDocument
{
    public string Field { get; set; } = "";

    public LocalizedText Label { get; set; } = LocalizedText.Empty;

    public FieldType Type { get; set; }

    public LocalizedText Describe { get; set; } = LocalizedText.Empty;

    public bool Required { get; set; }

    /// <summary>Where the request contains the parameter.</summary>
    public Place In { get; set; }

    public List<FieldDocument> Children { get; set; } = [];

    public ApiField ToField() =>
        new()
        {
            Name = Field,
            Label = Label,
            Type = Type,
            Description = Describe,
            Required = Required,
            Children = [.. Children.Select(c => c.ToField())],
        };
}
