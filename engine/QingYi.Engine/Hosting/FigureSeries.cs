namespace QingYi.Engine.Hosting;

/// <summary>Figures of consecutive minutes.</summary>
/// <param name="Scheme">The scheme's id; null: all schemes together.</param>
/// <param name="Total">The figures of all these minutes together.</param>
/// <param name="Minutes">The minutes, oldest first, also those in which nothing happened; the last one is the current minute.</param>
public sealed record FigureSeries(string? Scheme, Figures Total, IReadOnlyList<Figures> Minutes);
