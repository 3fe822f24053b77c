using System.Text.Json;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language;
using QingYi.Engine.Runs;
using QingYi.Engine.Values;

namespace QingYi.Engine.Authoring;

/// <summary>
/// Checks whether both systems of a scheme answer and accept the credentials: makes one call of the source and prepares the statements of
/// the target. Writes nothing.
/// </summary>
internal sealed class SchemeProbe(ConnectionLimits limits, TimeProvider clock, ILogger logger)
{
    private const int RecordsLookedAt = 200;
    private static readonly TimeSpan Span = TimeSpan.FromHours(1);

    /// <summary>Makes one call of the source over its last hour.</summary>
    /// <returns>The number of records, as far as one call shows it; the scheme's paths that none of the records has; or the
    /// fault.</returns>
    public async Task<(long Records, IReadOnlyList<string> Unseen, RunFault? Fault)> SourceAsync(
        CompiledScheme scheme,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var end = clock.GetUtcNow() - scheme.Config.Source!.Lag;
            var constants = scheme.Constants(end - Span, end, "check");
            var (records, unseen) = await new SourceCall(scheme, limits, clock, logger)
                .ReadAsync(
                    new Window(end - Span, end),
                    page => (page.Total ?? page.Records.Count, Unseen(scheme, constants, page)),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return (records, unseen, null);
        }
        catch (Exception e) when (RunFault.Of(e, "source") is not null)
        {
            return (0, [], RunFault.Of(e, "source"));
        }
    }

    private static List<string> Unseen(CompiledScheme scheme, ConstantSet constants, Page page)
    {
        var shaper = scheme.Shaper(constants);
        var formatter = new EvaluationContext(scheme.Plan, constants);
        var unseen = (scheme.Grouper is null ? scheme.Plan.Paths : [])
            .Concat(scheme.NamePlan.Paths)
            .Select(p => p.Text)
            .ToHashSet(StringComparer.Ordinal);
        var looked = 0;
        foreach (var (shaped, _) in page.Records.Take(RecordsLookedAt).SelectMany(shaper.Shape))
        {
            var content = shaped.Content;
            looked++;
            foreach (var plan in new[] { scheme.Plan, scheme.NamePlan })
            {
                try
                {
                    var record = new ParsedRecord(plan);
                    record.Load(plan == scheme.Plan ? scheme.Formatter.Apply(content, formatter) : content);
                    unseen.ExceptWith(plan.Paths.Where(p => p.IsIn(record)).Select(p => p.Text));
                }
                catch (Exception e) when (e is RecordException or JsonException) { }
            }
        }

        return looked == 0
            ? []
            : [.. unseen.Where(p => !p.StartsWith("primaryWriteback", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Lets the target check what the scheme names.</summary>
    /// <returns>Why deliveries are not exactly once (null: they are), how the target writes documents, or the fault.</returns>
    public async Task<(Limitation? Guarantee, IReadOnlyList<LocalizedText> Explained, RunFault? Fault)> TargetAsync(
        CompiledScheme scheme,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var target = await new SideOpener(scheme, limits, clock).TargetAsync(cancellationToken).ConfigureAwait(false);
            await target.ProbeAsync(cancellationToken).ConfigureAwait(false);
            return (target.Guarantee, target.Explain, null);
        }
        catch (Exception e) when (RunFault.Of(e, "target") is not null)
        {
            return (null, [], RunFault.Of(e, "target"));
        }
    }
}
