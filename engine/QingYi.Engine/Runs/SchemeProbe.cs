using Microsoft.Extensions.Logging;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Runs;

/// <summary>Asks both systems of a scheme whether they are there and let it in: one call of the source, the statements of the target; nothing is written.</summary>
internal sealed class SchemeProbe(ConnectionLimits limits, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Span = TimeSpan.FromHours(1);

    /// <summary>Makes one call of the source over its last hour.</summary>
    /// <returns>The number of records, as far as one call tells, or why it fails.</returns>
    public async Task<(long Records, RunFault? Fault)> SourceAsync(CompiledScheme scheme, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = await scheme.Source.Connector.Connector.OpenSourceAsync(new SourceContext(scheme.Source.Connection!, scheme.Source.Api, scheme.Source.Plan, scheme.TimeZone, clock), cancellationToken).ConfigureAwait(false);
            var end = clock.GetUtcNow() - scheme.Config.Source!.Lag;
            using var page = await new PageReader(new RunContext(scheme, "check", new RunOptions(), new RunProgress(), limits, clock, logger), source).ReadAsync(end - Span, end, null, cancellationToken).ConfigureAwait(false);
            return (page.Total ?? page.Records.Count, null);
        }
        catch (Exception e) when (RunFault.Of(e, "source") is not null)
        {
            return (0, RunFault.Of(e, "source"));
        }
    }

    /// <summary>Has the target look at what the scheme names.</summary>
    /// <returns>Why deliveries are not exactly once (empty: they are), or why it fails.</returns>
    public async Task<(string Weakness, RunFault? Fault)> TargetAsync(CompiledScheme scheme, CancellationToken cancellationToken)
    {
        try
        {
            await using var target = await scheme.Target.Connector.Connector.OpenTargetAsync(new TargetContext(scheme.Target.Connection!, scheme.Target.Api, scheme.Target.Plan, scheme.TimeZone, clock), cancellationToken).ConfigureAwait(false);
            await target.ProbeAsync(cancellationToken).ConfigureAwait(false);
            return (target.GuaranteeReason, null);
        }
        catch (Exception e) when (RunFault.Of(e, "target") is not null)
        {
            return ("", RunFault.Of(e, "target"));
        }
    }
}
