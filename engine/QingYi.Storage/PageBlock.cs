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
        var records = new byte[Decompressor.GetDecompressedSize(block)];
        decompressor.Unwrap(block, records);
        return records;
    }

    /// <summary>Collects the records of one page after the other and says where each stands. Their bytes stay where they are until the page is packed.</summary>
    public sealed class Builder
    {
        private const int Least = 128 * 1024;
        private readonly List<ReadOnlyMemory<byte>> records = [];
        private byte[] packed = new byte[Least];
        private int length;

        /// <summary>Begins a page.</summary>
        public void Begin()
        {
            records.Clear();
            length = 0;
        }

        public int Add(ReadOnlyMemory<byte> record)
        {
            records.Add(record);
            length += record.Length;
            return length - record.Length;
        }

        /// <summary>The page as it is kept; null: nothing was added.</summary>
        public byte[]? Pack()
        {
            if (length == 0)
            {
                return null;
            }

            using var compressor = new Compressor(Level);
            compressor.SetPledgedSrcSize((ulong)length);
            var filled = 0;
            for (var i = 0; i < records.Count; i++)
            {
                var (rest, isLast, status) = (records[i], i == records.Count - 1, OperationStatus.NeedMoreData);
                while (rest.Length > 0 || (isLast && status != OperationStatus.Done))
                {
                    if (packed.Length - filled < Least)
                    {
                        Array.Resize(ref packed, packed.Length * 2);
                    }

                    status = compressor.WrapStream(rest.Span, packed.AsSpan(filled), out var taken, out var written, isLast);
                    rest = rest[taken..];
                    filled += written;
                }
            }

            Begin();
            return packed[..filled];
        }
    }
}
