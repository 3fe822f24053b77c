namespace QingYi.Connectors.Files.Writing;

/// <summary>What a delivery adds to a file.</summary>
/// <param name="Start">The file's length before.</param>
internal sealed record FileAddition(long Start)
{
    /// <summary>The bytes that are added.</summary>
    public MemoryStream Bytes { get; } = new();
}
