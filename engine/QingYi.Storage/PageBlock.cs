using System.Buffers;
using System.Runtime.InteropServices;
using ZstdSharp;

namespace QingYi.Storage;

/// <summary>The records of a page in sequence, compressed together because they share field names and much of their text.</summary>
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

    /// <summary>
    /// Collects the records of one page after the other and returns the place of each. The bytes of the records are not copied until the
    /// page is packed.
    /// </summary>
    public sealed class Builder
    {
        private const int Least = 128 * 1024;

        // The records of one answer are adjacent in memory: if they are kept with the comma between them, they form one piece, which
        // compresses faster than many.
        private const int MostBetween = 16;
        private readonly List<ReadOnlyMemory<byte>> pieces = [];
        private byte[] packed = new byte[Least];
        private int length;

        /// <summary>Begins a page.</summary>
        public void Begin()
        {
            pieces.Clear();
            length = 0;
        }

        public int Add(ReadOnlyMemory<byte> record)
        {
            if (pieces.Count > 0 && Joined(pieces[^1], record) is { } joined)
            {
                length += joined.Length - pieces[^1].Length;
                pieces[^1] = joined;
            }
            else
            {
                pieces.Add(record);
                length += record.Length;
            }

            return length - record.Length;
        }

        /// <summary>Returns the compressed page; null: it has no records.</summary>
        public byte[]? Pack()
        {
            if (length == 0)
            {
                return null;
            }

            using var compressor = new Compressor(Level);
            var filled = pieces is [var whole] ? PackWhole(compressor, whole.Span) : PackPieces(compressor);
            Begin();
            return packed[..filled];
        }

        private static ReadOnlyMemory<byte>? Joined(ReadOnlyMemory<byte> piece, ReadOnlyMemory<byte> record) =>
            MemoryMarshal.TryGetArray(piece, out var before)
            && MemoryMarshal.TryGetArray(record, out var next)
            && ReferenceEquals(before.Array, next.Array)
            && next.Offset - before.Offset - before.Count is >= 0 and <= MostBetween
                ? before.Array.AsMemory(before.Offset, next.Offset + next.Count - before.Offset)
                : default(ReadOnlyMemory<byte>?);

        private int PackWhole(Compressor compressor, ReadOnlySpan<byte> whole)
        {
            // JSON of similar records compresses to a third or less.
            packed = packed.Length < whole.Length / 3 ? new byte[whole.Length / 3] : packed;
            int filled;
            while (!compressor.TryWrap(whole, packed, out filled))
            {
                packed = new byte[Math.Min(2 * packed.Length, Compressor.GetCompressBound(whole.Length))];
            }

            return filled;
        }

        private int PackPieces(Compressor compressor)
        {
            compressor.SetPledgedSrcSize((ulong)length);
            var filled = 0;
            for (var i = 0; i < pieces.Count; i++)
            {
                var (rest, isLast, status) = (pieces[i], i == pieces.Count - 1, OperationStatus.NeedMoreData);
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

            return filled;
        }
    }
}
