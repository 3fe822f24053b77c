using System.Buffers;
using ZstdSharp;

namespace QingYi.Storage;

/// <summary>The records of a page, one behind the other, compressed together: they share field names and much of their text.</summary>
internal static class PageBlock
{
    private const int Level = 1;

    public static byte[] Pack(ReadOnlySpan<byte> records)
    {
        using var compressor = new Compressor(Level);
        return compressor.Wrap(records).ToArray();
    }

    public static byte[] Unpack(byte[] block)
    {
        using var decompressor = new Decompressor();
        return decompressor.Unwrap(block).ToArray();
    }

    /// <summary>Collects records and says where each stands.</summary>
    public sealed class Builder
    {
        private readonly ArrayBufferWriter<byte> buffer = new();

        public bool IsEmpty => buffer.WrittenCount == 0;

        public int Add(ReadOnlySpan<byte> record)
        {
            var start = buffer.WrittenCount;
            buffer.Write(record);
            return start;
        }

        public byte[] Pack() => PageBlock.Pack(buffer.WrittenSpan);
    }
}
