using System.Text;
using System.Text.Json.Nodes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Lookups;

/// <summary>Records of other schemes that a test provides.</summary>
/// <param name="records">The records by scheme, oldest first.</param>
internal sealed class MemoryLookups(IReadOnlyDictionary<string, IReadOnlyList<JsonNode?>> records) : RecordLookups
{
    public override IEnumerable<string> Find(LookupIndex index, string key) =>
        records
            .GetValueOrDefault(index.Scheme, [])
            .Reverse()
            .Select(r => index.Read(Encoding.UTF8.GetBytes(r?.ToJsonString(JsonText.OneLine) ?? "null")))
            .OfType<(string Key, string Kept)>()
            .Where(f => f.Key == key)
            .Select(f => f.Kept);

    public override long LastChange(string scheme) => records.ContainsKey(scheme) ? 1 : 0;
}
