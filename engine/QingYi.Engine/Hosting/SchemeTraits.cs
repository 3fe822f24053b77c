namespace QingYi.Engine.Hosting;

/// <summary>Properties of a compiled scheme that its file does not show.</summary>
/// <param name="Writing">How the target writes documents; empty: each one separately, as the api takes it.</param>
/// <param name="Resume">Why an interrupted window is read again from its start; null: it is resumed.</param>
/// <param name="Lanes">The number of lanes that write documents in parallel.</param>
/// <param name="Order">Why only one lane is possible; null: several are possible.</param>
public sealed record SchemeTraits(IReadOnlyList<LocalizedText> Writing, Limitation? Resume, int Lanes, Limitation? Order);
