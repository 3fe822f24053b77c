using QingYi.Engine.Access;
using QingYi.Engine.Profiles;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Shows and corrects the state of schemes. A method that changes the state takes the scheme's lease, so that it disturbs no run.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="clock">The engine's clock.</param>
public sealed class SchemeStates(RecordStore store, TimeProvider clock)
{
    /// <summary>Returns the state of a scheme.</summary>
    /// <param name="scheme">The scheme's id.</param>
    /// <param name="changes">The maximum number of changes by people to return.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<SchemeState> ShowAsync(string scheme, int changes, CancellationToken cancellationToken) =>
        new(
            await store.WatermarkAsync(scheme, cancellationToken).ConfigureAwait(false),
            await store.CountAsync(scheme, cancellationToken).ConfigureAwait(false),
            await store.Access.AuditAsync(new AuditQuery { Scheme = scheme, Limit = changes }, cancellationToken).ConfigureAwait(false)
        )
        {
            Positions = await store.PositionsAsync(scheme, cancellationToken).ConfigureAwait(false),
        };

    /// <summary>Sets the time from which the next run reads; stored records stay.</summary>
    /// <exception cref="RefusedException">The caller does not operate the scheme, or the time is later than now.</exception>
    /// <exception cref="StoreException">A run of the scheme is in progress.</exception>
    public async Task SetWatermarkAsync(Caller caller, string scheme, DateTimeOffset watermark, CancellationToken cancellationToken)
    {
        caller.Require(Role.Operator, scheme);
        var now = clock.GetUtcNow();
        if (watermark > now)
        {
            throw new RefusedException(Refusal.Wrong, HostingTexts.WatermarkIsLater(watermark));
        }

        await using var held = await store.AcquireAsync(scheme, cancellationToken).ConfigureAwait(false);
        await held.SetWatermarkAsync(watermark, caller.Stamp(now), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Describes what <see cref="ResetAsync"/> would delete and cause, for the user who has to decide.</summary>
    public async Task<LocalizedText> DescribeResetAsync(string scheme, CancellationToken cancellationToken)
    {
        var counts = await store.CountAsync(scheme, cancellationToken).ConfigureAwait(false);
        var undelivered = counts.Where(c => c.Key is not (RecordStatus.Delivered or RecordStatus.Skipped)).Sum(c => c.Value);
        return HostingTexts.Reset(scheme, counts.Values.Sum(), undelivered, counts.GetValueOrDefault(RecordStatus.Delivering));
    }

    /// <summary>Deletes the records and windows of a scheme from the store; its target keeps its rows.</summary>
    /// <returns>The time from which the next run reads; null: no window was ever begun.</returns>
    /// <exception cref="RefusedException">The caller does not operate the scheme.</exception>
    /// <exception cref="StoreException">A run of the scheme is in progress.</exception>
    public async Task<DateTimeOffset?> ResetAsync(Caller caller, string scheme, CancellationToken cancellationToken)
    {
        caller.Require(Role.Operator, scheme);
        await using var held = await store.AcquireAsync(scheme, cancellationToken).ConfigureAwait(false);
        return await held.ResetAsync(caller.Stamp(clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Accepts the fields of the source that <c>drift: park</c> or <c>fail</c> holds back.</summary>
    /// <returns>False: nothing is held back.</returns>
    /// <exception cref="RefusedException">The caller does not operate the scheme.</exception>
    /// <exception cref="StoreException">A run of the scheme is in progress.</exception>
    public async Task<bool> AcceptDriftAsync(Caller caller, string scheme, CancellationToken cancellationToken)
    {
        caller.Require(Role.Operator, scheme);
        await using var held = await store.AcquireAsync(scheme, cancellationToken).ConfigureAwait(false);
        if (FieldProfile.TryRead(await held.ProfileAsync(cancellationToken).ConfigureAwait(false)) is not { } profile || !profile.Accept())
        {
            return false;
        }

        await held.SaveProfileAsync(profile.Write(), caller.Stamp(clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Takes over a target whose checkpoint belongs to another store. Records that are fetched again are then written again.
    /// </summary>
    /// <param name="caller">Who makes the change.</param>
    /// <param name="scheme">A usable scheme, with its environment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The fault; null: the target was taken over.</returns>
    /// <exception cref="RefusedException">The caller does not operate the scheme.</exception>
    public async Task<RunFault?> AdoptAsync(Caller caller, LoadedScheme scheme, CancellationToken cancellationToken)
    {
        var compiled = scheme.Usable;
        caller.Require(Role.Operator, compiled.Id);
        try
        {
            await using var held = await store.AcquireAsync(compiled.Id, cancellationToken).ConfigureAwait(false);
            await using var target = await new SideOpener(compiled, new ConnectionLimits(clock), clock)
                .TargetAsync(cancellationToken)
                .ConfigureAwait(false);
            foreach (var lane in await held.LanesAsync(compiled.Config.Delivery.Parallelism, cancellationToken).ConfigureAwait(false))
            {
                await target
                    .TakeLaneAsync(new Lane(store.Id, compiled.Id, lane, held.Epoch), adopt: true, cancellationToken)
                    .ConfigureAwait(false);
            }

            var entry = new AuditEntry(caller.Stamp(clock.GetUtcNow()), compiled.Id, HostingTexts.TargetAdopted(store.Id));
            await store.Access.AuditAsync(entry, CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is ConnectorException or TransientException)
        {
            return RunFault.Of(e, "target");
        }
    }
}
