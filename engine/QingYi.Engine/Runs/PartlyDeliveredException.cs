namespace QingYi.Engine.Runs;

/// <summary>A target without transactions has failed after it wrote some of a delivery's documents.</summary>
/// <param name="outcomes">The outcomes of those documents.</param>
/// <param name="innerException">The cause of the failure.</param>
internal sealed class PartlyDeliveredException(IReadOnlyList<Outcome> outcomes, Exception innerException)
    : LocalizedException(LocalizedText.Of(innerException), innerException)
{
    public IReadOnlyList<Outcome> Outcomes { get; } = outcomes;
}
