using System.IO.Hashing;

namespace QingYi.Engine.Runs;

/// <summary>The id under which the store keeps a record without an id.</summary>
internal static class NamelessRecord
{
    private const string Prefix = "(no id) ";

    public static string IdOf(ReadOnlySpan<byte> content) => Prefix + Convert.ToHexStringLower(XxHash128.Hash(content));

    public static bool Is(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);
}
