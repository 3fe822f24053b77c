using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>
/// Settles a delivery that an earlier run left open: it first takes the outcomes of the target's checkpoint, then sends the documents that
/// the checkpoint does not contain.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="store">The scheme's part of the store.</param>
/// <param name="lookups">The records of other schemes.</param>
internal sealed class DeliveryRecovery(RunContext run, SchemeStore store, RecordLookups lookups)
{
    /// <summary>Takes the lane, and completes its open delivery.</summary>
    /// <param name="writer">The lane's writer.</param>
    /// <param name="found">Called with the records before their documents are sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The outcomes to store; null: no delivery was open.</returns>
    /// <exception cref="StoreException">The target has seen more deliveries than the store, or the text of the delivery can no longer be
    /// compiled.</exception>
    public async Task<Settlement?> RecoverAsync(
        DeliveryWriter writer,
        Action<IEnumerable<WaitingRecord>> found,
        CancellationToken cancellationToken
    )
    {
        var checkpoint = await writer.TakeLaneAsync(cancellationToken).ConfigureAwait(false);
        var last = await store.LastDeliveryAsync(writer.Lane.Number, cancellationToken).ConfigureAwait(false);
        if (checkpoint is not null && checkpoint.Delivery > last)
        {
            throw new StoreException(
                "QY5006",
                RunTexts.TargetIsAhead(checkpoint.Delivery, run.Scheme.Id, last),
                RunTexts.AdoptTarget(run.Scheme.Config.File)
            );
        }

        if (await store.PendingAsync(writer.Lane.Number, cancellationToken).ConfigureAwait(false) is not { } pending)
        {
            return null;
        }

        run.Logger.Write(LogLevel.Information, RunLogTexts.DeliveryUnfinished, pending.Number);
        var known = checkpoint?.Delivery == pending.Number ? checkpoint.Outcomes : [];
        var scheme =
            pending.Version == run.Scheme.Version
                ? run.Scheme
                : await EarlierAsync(pending.Version, cancellationToken).ConfigureAwait(false);
        var then = scheme.Constants(pending.From, pending.To, pending.Run);
        var renderer = new DocumentRenderer(scheme, then, lookups);
        found(pending.Records);
        var batch = renderer.Render(pending.Records);

        // A document that the target has committed is delivered, even if its record could no longer be rendered.
        foreach (var outcome in known)
        {
            batch.Know(outcome.Document, renderer.OwnersOf(outcome.Document, pending.Records));
        }

        var outcomes = await writer.WriteAsync(pending.Number, batch, known, repeated: true, cancellationToken).ConfigureAwait(false);
        return new OutcomeMapper(scheme, then, run.Logger).Map(
            new Settlement(writer.Lane.Number, pending.Number, outcomes, run.Clock.GetUtcNow()),
            batch
        );
    }

    private async Task<CompiledScheme> EarlierAsync(string version, CancellationToken cancellationToken) =>
        await store.VersionAsync(version, cancellationToken).ConfigureAwait(false) is { } text && run.Compile(text) is { } scheme
            ? scheme
            : throw new StoreException("QY5007", RunTexts.VersionGone(version), RunTexts.RestoreVersion);
}
