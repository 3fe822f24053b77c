namespace QingYi.Engine.Stores;

/// <summary>A record with its content.</summary>
/// <param name="Key">Its permanent key in the store, in the order in which records were first stored.</param>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its display code.</param>
/// <param name="Content">The raw JSON.</param>
public sealed record StoredRecord(long Key, string Id, string Number, ReadOnlyMemory<byte> Content) : WaitingRecord(Key, Id, Number)
{
    private const string Member = "primaryWriteback";

    /// <summary>Returns the content with the stored part of the target's answer in the member <c>primaryWriteback</c>.</summary>
    /// <param name="content">A JSON object.</param>
    /// <param name="writeBack">A JSON value; null: the content is returned unchanged.</param>
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
