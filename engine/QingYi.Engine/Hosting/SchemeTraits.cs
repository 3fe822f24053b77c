namespace QingYi.Engine.Hosting;

/// <summary>How a scheme works, beside what its file says.</summary>
/// <param name="Writing">How documents are written; empty: each by itself, as the api takes it.</param>
/// <param name="Resume">Why a window that was left in its middle is read again from its start; null: it is not.</param>
/// <param name="Lanes">In how many lanes documents are written side by side.</param>
/// <param name="Order">Why there cannot be several; null: there can.</param>
public sealed record SchemeTraits(IReadOnlyList<string> Writing, Limitation? Resume, int Lanes, Limitation? Order);
