using QingYi.Engine.Compilation;

namespace QingYi.Engine.Runs;

/// <summary>Opens the two sides of a scheme, so that the rate limit of a connection counts every call that they make.</summary>
/// <param name="scheme">The scheme; both its sides have connections.</param>
/// <param name="limits">The rate limits.</param>
/// <param name="clock">The engine's clock.</param>
internal sealed class SideOpener(CompiledScheme scheme, ConnectionLimits limits, TimeProvider clock)
{
    /// <summary>Receives the calls of the source; null: nobody wants to see them.</summary>
    public Action<Exchange>? Observe { get; init; }

    public async Task<Source> SourceAsync(CancellationToken cancellationToken)
    {
        Source? opened = null;
        var side = scheme.Source;
        var context = new SourceContext(side.Connection!, side.Api, scheme.TimeZone, clock)
        {
            Pace = t => limits.WaitAsync(side.Connection!.Name, opened?.RateLimit, t),
            Observe = Observe,
        };
        return opened = await side.Plan.OpenAsync(context, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Target> TargetAsync(CancellationToken cancellationToken)
    {
        Target? opened = null;
        var side = scheme.Target;
        var context = new TargetContext(side.Connection!, side.Api, scheme.TimeZone, clock)
        {
            Pace = t => limits.WaitAsync(side.Connection!.Name, opened?.RateLimit, t),
        };
        return opened = await side.Plan.OpenAsync(context, cancellationToken).ConfigureAwait(false);
    }
}
