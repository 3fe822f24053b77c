using System.Text.Json;
using System.Text.Json.Serialization;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>The outcomes of a delivery in the format of <c>qingyi_checkpoint.outcomes</c>.</summary>
/// <param name="Version">The version of the format.</param>
/// <param name="Outcomes">The outcomes.</param>
internal sealed record KeptOutcomes(
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("outcomes")] IReadOnlyList<Outcome> Outcomes
)
{
    private const int Newest = 2;
    private static readonly JsonSerializerOptions Compact = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write(IEnumerable<Outcome> outcomes) => JsonSerializer.Serialize(new KeptOutcomes(Newest, [.. outcomes]), Compact);

    /// <exception cref="ConnectorException">A newer version of the program wrote them.</exception>
    public static IReadOnlyList<Outcome> Read(string text)
    {
        // The first version was only the list; a lane without deliveries has an empty one.
        if (text.StartsWith('['))
        {
            return JsonSerializer.Deserialize<List<Outcome>>(text, Compact) ?? [];
        }

        var kept = JsonSerializer.Deserialize<KeptOutcomes>(text, Compact);
        return kept is { Version: <= Newest }
            ? kept.Outcomes
            : throw new ConnectorException(DeliveryTexts.NewerCheckpoint(kept?.Version, Newest), DeliveryTexts.UseNewerVersion);
    }
}
