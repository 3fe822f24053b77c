using System.Buffers;
using ZstdSharp;

namespace QingYi.Storage;

/// <summary>The records of a page, one behind the other, compressed together: they share field names and much of their text.</summary>
internal static class PageBlock
{
    private const int Level = 1;

    public static byte[] Pack(ReadOnlySpan<byte> records)
    {
        var bound = ArrayPool<byte>.Shared.Rent(Compressor.GetCompressBound(records.Length));
        try
        {
            using var compressor = new Compressor(Level);
            return bound[..compressor.Wrap(records, bound)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bound);
        }
    }

    public static byte[] Unpack(byte[] block)
    {
        using var decompressor = new Decompressor();
        var records = new byte[Decompressor.GetDecompressedSize(block)];
        decompressor.Unwrap(block, records);
        return records;
    }

    /// <summary>Collects records and says where each stands.</summary>
    /// <param name="size">Bytes that will be added at most.</param>
    public sealed class Builder(int size) : IDisposable
    {
        private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(size);
        private int written;

        public bool IsEmpty => written == 0;

        public int Add(ReadOnlySpan<byte> record)
        {
            record.CopyTo(buffer.AsSpan(written));
            written += record.Length;
            return written - record.Length;
        }

        public byte[] Pack() => PageBlock.Pack(buffer.AsSpan(0, written));

        public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
    }
}
