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

    /// <summary>Collects the records of one page after the other and says where each stands. Its memory is used again from page to page.</summary>
    public sealed class Builder
    {
        private byte[] records = [];
        private byte[] packed = [];
        private int written;

        /// <summary>Begins a page.</summary>
        /// <param name="most">Bytes that will be added at most.</param>
        public void Begin(int most)
        {
            written = 0;
            records = records.Length < most ? new byte[most] : records;
        }

        public int Add(ReadOnlySpan<byte> record)
        {
            record.CopyTo(records.AsSpan(written));
            written += record.Length;
            return written - record.Length;
        }

        /// <summary>The page as it is kept; null: nothing was added.</summary>
        public byte[]? Pack()
        {
            if (written == 0)
            {
                return null;
            }

            var bound = Compressor.GetCompressBound(written);
            packed = packed.Length < bound ? new byte[bound] : packed;
            using var compressor = new Compressor(Level);
            return packed[..compressor.Wrap(records.AsSpan(0, written), packed)];
        }
    }
}
