using System.Text.Json.Nodes;
using QingYi.Engine.Profiles;

namespace QingYi.Engine.Runs;

/// <summary>How the fields of the source's records differ from those that the scheme knows.</summary>
/// <param name="Differences">The first differences.</param>
/// <param name="More">The number of further ones.</param>
/// <param name="Observed">The number of records that the run looked at.</param>
public sealed record FieldDrift(IReadOnlyList<FieldDifference> Differences, int More, long Observed)
{
    /// <summary>The maximum number of <see cref="Differences"/>.</summary>
    public const int Most = 20;

    /// <summary>
    /// Returns it for programs: <c>observed more</c> and <c>appeared vanished typeChanged</c>, each a list of <c>path before now sample
    /// held</c>.
    /// </summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["observed"] = Observed, ["more"] = More };
        foreach (var kind in Enum.GetValues<FieldChange>())
        {
            var name = kind.ToString();
            json[char.ToLowerInvariant(name[0]) + name[1..]] = new JsonArray([
                .. Differences
                    .Where(d => d.Kind == kind)
                    .Select(d => new JsonObject
                    {
                        ["path"] = d.Path,
                        ["before"] = new JsonArray([.. d.Before.Select(t => JsonValue.Create(t))]),
                        ["now"] = new JsonArray([.. d.Now.Select(t => JsonValue.Create(t))]),
                        ["sample"] = d.Sample,
                        ["held"] = d.IsHeld,
                    }),
            ]);
        }

        return json;
    }
}
