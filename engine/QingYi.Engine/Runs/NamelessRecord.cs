using System.IO.Hashing;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>The id under which the store keeps a record without an id.</summary>
internal static class NamelessRecord
{
    public static string IdOf(ReadOnlySpan<byte> content) => StagedRecord.Nameless + Convert.ToHexStringLower(XxHash128.Hash(content));

    public static bool Is(string id) => id.StartsWith(StagedRecord.Nameless, StringComparison.Ordinal);
}
