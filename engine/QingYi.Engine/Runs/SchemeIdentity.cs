using QingYi.Engine.Compilation;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>How a scheme identifies its records.</summary>
/// <param name="scheme">The scheme.</param>
internal sealed class SchemeIdentity(CompiledScheme scheme)
{
    /// <summary>When a record that is fetched again is a duplicate. A log exists to bring the same record again.</summary>
    public DuplicatePolicy Duplicates =>
        scheme.Config.Source!.IdCheck ?? scheme.Source.Plan.Reading == SourceReading.Windows ? DuplicatePolicy.ById
        : scheme.Config.Source.Redeliver == "always" ? DuplicatePolicy.Never
        : DuplicatePolicy.ByContent;

    /// <summary>Rejects a scheme that would give the stored records other ids, so that each would be delivered again.</summary>
    /// <exception cref="StoreException">The scheme would.</exception>
    public async Task RequireShapeAsync(RecordStore store, CancellationToken cancellationToken)
    {
        if (await store.ShapeAsync(scheme.Id, cancellationToken).ConfigureAwait(false) is { } before && before != scheme.Shape)
        {
            throw new StoreException("QY5014", RunTexts.ShapeChanged(scheme.Id, before, scheme.Shape), RunTexts.RestoreShape(scheme.Id));
        }
    }
}
