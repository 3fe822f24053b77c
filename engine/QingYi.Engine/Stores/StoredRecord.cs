namespace QingYi.Engine.Stores;

/// <summary>A record with its content.</summary>
/// <param name="Key">Its number in the store, for ever; in the order first stored.</param>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its display code.</param>
/// <param name="Content">The raw JSON.</param>
public sealed record StoredRecord(long Key, string Id, string Number, ReadOnlyMemory<byte> Content) : WaitingRecord(Key, Id, Number)
{
    private const string Member = "primaryWriteback";

    /// <summary>The content with what was kept of the target's answer in its member <c>primaryWriteback</c>.</summary>
    /// <param name="content">A JSON object.</param>
    /// <param name="writeBack">A JSON value; null: nothing is added.</param>
    public static ReadOnlyMemory<byte> WithWriteBack(ReadOnlyMemory<byte> content, string? writeBack)
    {
        var end = content.Span.LastIndexOf((byte)'}');
        if (writeBack is null || end < 0)
        {
            return content;
        }

        var isEmpty = content.Span[..end].Trim(" \t\r\n"u8) is [(byte)'{'];
        return (byte[])[.. content.Span[..end], .. System.Text.Encoding.UTF8.GetBytes($"{(isEmpty ? "" : ",")}\"{Member}\":{writeBack}}}")];
    }
}
