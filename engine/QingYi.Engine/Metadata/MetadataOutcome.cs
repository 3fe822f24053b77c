namespace QingYi.Engine.Metadata;

/// <summary>What an import did with a key of the metadata.</summary>
public enum MetadataOutcome
{
    /// <summary>The scheme has the key as it was.</summary>
    Kept,

    /// <summary>The scheme says the same in its own form.</summary>
    Translated,

    /// <summary>The author has to check the key.</summary>
    NotUnderstood,
}
