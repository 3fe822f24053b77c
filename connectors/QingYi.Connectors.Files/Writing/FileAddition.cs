namespace QingYi.Connectors.Files.Writing;

/// <summary>The bytes that a delivery appends to a file.</summary>
/// <param name="Start">The file's length before the delivery.</param>
internal sealed record FileAddition(long Start)
{
    /// <summary>The appended bytes.</summary>
    public MemoryStream Bytes { get; } = new();
}
