using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Plugins;
using QingYi.Engine.Rendering;
using QingYi.Engine.Values;

namespace QingYi.Engine.Compilation;

/// <summary>Compiles <c>reconcile</c>: whether it is possible, and the request that lists the ids of the source.</summary>
/// <param name="scheme">The rest of the scheme.</param>
/// <param name="catalog">The connectors.</param>
/// <param name="environment">The connections; null: the compiler does not check them.</param>
/// <param name="problems">Receives the problems.</param>
internal sealed class ListingCompiler(CompiledScheme scheme, ConnectorCatalog catalog, EnvironmentFile? environment, ProblemList problems)
{
    private const string Key = "reconcile.source";

    /// <returns>The scheme with the request of the listing; null: its own request lists the ids, or the other one has errors.</returns>
    public CompiledScheme? Compile()
    {
        var config = scheme.Config;
        if (config.Reconcile is not { } reconcile)
        {
            return null;
        }

        if (scheme.Source.Plan.Reading == SourceReading.Log)
        {
            Refuse("reconcile", CompilationTexts.LogWithReconcile(scheme.Source.Api.Name));
            return null;
        }

        if (reconcile.Action == "delete" && !scheme.TakesDeletes)
        {
            Refuse("reconcile.action", CompilationTexts.ReconcileCannotDelete(scheme.Target.Api.Name));
        }

        if (reconcile.Source is not { } listing)
        {
            return null;
        }

        if (config.Source!.DividesRecords && !listing.DividesRecords)
        {
            Refuse(Key, CompilationTexts.ListingDoesNotDivide);
            return null;
        }

        // The compilers of a source report problems at the keys of 'source'.
        var own = config with
        {
            Source = listing,
            Positions = config
                .Positions.Where(p => !p.Key.StartsWith("source", StringComparison.OrdinalIgnoreCase))
                .Select(p =>
                    p.Key.StartsWith(Key, StringComparison.OrdinalIgnoreCase)
                        ? KeyValuePair.Create(p.Key["reconcile.".Length..], p.Value)
                        : p
                )
                .ToDictionary(StringComparer.OrdinalIgnoreCase),
        };
        var sides = new SideCompiler(own, catalog, environment, problems);
        if (sides.Resolve(listing, "source") is not { } at || new SourceCompiler(own, at, sides, problems).Compile() is not { } source)
        {
            return null;
        }

        var names = new RecordPlan();
        var api = source.Side.Api;
        if (source.Side.Plan.Reading == SourceReading.Log)
        {
            Refuse(Key, CompilationTexts.LogWithReconcile(api.Name));
        }

        return SchemeCompiler.Path(own, names, listing.Id ?? api.Id, "source.id", problems) is { } id
            ? scheme with
            {
                Config = own,
                Source = source.Side,
                NamePlan = names,
                IdPath = id,
                NumberPath = null,
                PageSize = source.PageSize,
                StartPage = listing.Pagination.StartPage ?? api.StartPage,
                MaxWindow = listing.MaxWindow ?? api.MaxWindow,
                Filter = RecordFilter.None,
                Deleted = RecordFilter.None,
            }
            : null;
    }

    private void Refuse(string key, LocalizedText why) => problems.Error("QY1026", scheme.Config.PositionOf(key), why);
}
