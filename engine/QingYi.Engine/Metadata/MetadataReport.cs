namespace QingYi.Engine.Metadata;

/// <summary>What an import did with one key of the metadata.</summary>
/// <param name="Position">The position of the key.</param>
/// <param name="Key">The key, with its side.</param>
/// <param name="Outcome">Whether the scheme has the key.</param>
/// <param name="Remark">What the import did with it.</param>
public sealed record MetadataReport(SourcePosition Position, string Key, MetadataOutcome Outcome, LocalizedText Remark)
{
    /// <summary>The word for people.</summary>
    public LocalizedText Label =>
        Outcome switch
        {
            MetadataOutcome.Kept => MetadataTexts.Kept,
            MetadataOutcome.Translated => MetadataTexts.Translated,
            _ => MetadataTexts.NotUnderstood,
        };

    /// <summary>False when the author has to check the key.</summary>
    public bool IsUnderstood => Outcome != MetadataOutcome.NotUnderstood;
}
