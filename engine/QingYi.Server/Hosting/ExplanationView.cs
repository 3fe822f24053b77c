using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;

namespace QingYi.Server.Hosting;

/// <summary>Why a record has not arrived, as commands and the API show it.</summary>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Asked">The id or number that was asked about.</param>
/// <param name="Verdict">missing, dropped, rejected, parked, waiting, delivering, skipped, delivered.</param>
/// <param name="Answer">The answer in a sentence.</param>
/// <param name="NextSteps">What to do, the most promising first.</param>
/// <param name="Points">Facts about the scheme: <c>kind</c>, <c>text</c>, <c>from</c>, <c>to</c>.</param>
/// <param name="Records">The records with this id or number: each as 'records show' shows it, with
/// <c>explanation</c> and <c>nextStep</c>.</param>
/// <param name="Elsewhere">Records of other schemes with this id or number.</param>
/// <param name="Similar">Records of the scheme with a similar id or number.</param>
internal sealed record ExplanationView(
    string Scheme,
    string Asked,
    ExplanationVerdict Verdict,
    LocalizedText Answer,
    IReadOnlyList<LocalizedText> NextSteps,
    IReadOnlyList<ExplanationPoint> Points,
    IReadOnlyList<JsonObject> Records,
    IReadOnlyList<RecordMatch> Elsewhere,
    IReadOnlyList<RecordSummary> Similar
)
{
    public static ExplanationView Of(Explanation e) =>
        new(
            e.Scheme,
            e.Asked,
            e.Verdict,
            e.Answer,
            e.NextSteps,
            e.Points,
            [.. e.Records.Select(Of)],
            [.. e.Elsewhere.Select(RecordMatch.Of)],
            [.. e.Similar.Select(RecordSummary.Of)]
        );

    public JsonNode ToJson() => JsonSerializer.SerializeToNode(this, UserTextConverter.Format)!;

    private static JsonObject Of(ExplainedRecord record)
    {
        var json = RecordView.Of(record.Story, null);
        json["explanation"] = record.Answer.ToString();
        json["nextStep"] = record.NextStep.ToString();
        return json;
    }
}
