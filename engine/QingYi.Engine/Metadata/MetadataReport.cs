namespace QingYi.Engine.Metadata;

/// <summary>What an import made of each key of the metadata.</summary>
/// <param name="Position">Where the key stands.</param>
/// <param name="Key">The key, with its side.</param>
/// <param name="Word">kept, translated or not understood.</param>
/// <param name="Remark">What became of it.</param>
public sealed record MetadataReport(SourcePosition Position, string Key, string Word, string Remark)
{
    /// <summary>False: the author has to look at it.</summary>
    public bool IsUnderstood => Word != "not understood";
}
