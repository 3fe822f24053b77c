using QingYi.Engine.Documents;
using QingYi.Engine.Hosting;

namespace QingYi.Web.Overview;

/// <summary>The host at a moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="Schemes">Its schemes by file.</param>
/// <param name="Hour">What it did in the last hour, by minute.</param>
/// <param name="Day">What it did in the last 24 hours, by minute.</param>
/// <param name="Errors">The errors of its environment file; the previous environment stays in use.</param>
internal sealed record HostState(
    DateTimeOffset At,
    IReadOnlyList<SchemeRow> Schemes,
    FigureSeries Hour,
    FigureSeries Day,
    IReadOnlyList<Problem> Errors
);
