namespace QingYi.Engine.Runs;

/// <summary>A target without transactions has failed behind some of a delivery's documents.</summary>
/// <param name="outcomes">What became of those.</param>
/// <param name="innerException">Why it could not go on.</param>
internal sealed class PartlyDeliveredException(IReadOnlyList<Outcome> outcomes, Exception innerException)
    : Exception(innerException.Message, innerException)
{
    public IReadOnlyList<Outcome> Outcomes { get; } = outcomes;
}
