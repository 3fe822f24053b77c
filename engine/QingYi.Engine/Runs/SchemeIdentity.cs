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
            throw new StoreException(
                "QY5014",
                $"the scheme '{scheme.Id}' identifies its records differently from those in the store: they were stored with {before}, "
                    + $"now it is {scheme.Shape}, so all of them would be delivered again",
                $"Restore it; or, if you intend the change, delete the records with 'qingyi state reset {scheme.Id} --yes', or give the "
                    + "scheme another id ('scheme:')."
            );
        }
    }
}
