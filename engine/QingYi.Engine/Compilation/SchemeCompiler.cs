using System.Security.Cryptography;
using System.Text;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Language;
using QingYi.Engine.Plugins;
using QingYi.Engine.Rendering;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Compilation;

/// <summary>Compiles a scheme's file. Reports all problems.</summary>
internal sealed class SchemeCompiler(ConnectorCatalog catalog, EnvironmentFile? environment, ProblemList problems)
{
    /// <summary>The number of hexadecimal digits of a version.</summary>
    public const int VersionLength = 16;
    private static readonly string[] DeletionParameters = ["on_delete", "delete_sql"];

    /// <returns>The scheme; null: it has errors.</returns>
    public CompiledScheme? Compile(SchemeConfig? config)
    {
        var scheme = CompilePartly(config);
        return problems.HasErrors ? null : scheme;
    }

    /// <summary>
    /// Compiles what is possible, for people who are still writing. Parameters with errors refuse each record. The scheme must not run.
    /// </summary>
    /// <returns>The scheme; null: the source's connector, connection, api or id is missing or wrong.</returns>
    public CompiledScheme? CompilePartly(SchemeConfig? config)
    {
        if (config is null)
        {
            return null;
        }

        new SchemeRules().Report(config, problems);
        var sides = new SideCompiler(config, catalog, environment, problems);
        var sourceAt = config.Source is null ? null : sides.Resolve(config.Source, "source");
        var targetAt = config.Target is null ? null : sides.Resolve(config.Target, "target");
        foreach (var (side, at) in new (SideConfig?, ResolvedSide?)[] { (config.Source, sourceAt), (config.Target, targetAt) })
        {
            // Which parameters can stand in the side itself is up to its api.
            if (side is not null && at is null)
            {
                side.Keys.RefuseMisspelt(side.Rest);
            }
        }

        if (sourceAt is null)
        {
            return null;
        }

        config = config with { Target = config.Target ?? UnknownTarget.None(config.PositionOf("")) };
        var reader = new SourceCompiler(config, sourceAt, sides, problems);
        var source = reader.Compile();
        var target = new TargetCompiler(config, targetAt ?? UnknownTarget.Side(config.Target), reader.Fields, sides, problems).Compile([
            .. RecordShaper.Declared(sourceAt.Api.Response, config.Source!),
        ]);
        return source is null || target is null || Join(config, source, target) is not { } scheme
            ? null
            : scheme with
            {
                Listing = new ListingCompiler(scheme, catalog, environment, problems).Compile(),
            };
    }

    private CompiledScheme? Join(SchemeConfig config, CompiledSource source, CompiledTarget target)
    {
        var (written, api) = (config.Source!, source.Side.Api);
        var names = target.RendersAhead && written.FormatResponse.Count == 0 ? target.Plan : new RecordPlan();
        var id = Path(config, names, written.Id ?? api.Id, "source.id", problems);
        var number = Path(config, names, written.Number ?? api.Number, "source.number", problems);
        if (id is null)
        {
            return null;
        }

        var scheme = new CompiledScheme
        {
            Config = config,
            Id = config.Scheme ?? "",
            Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(config.Text)))[..VersionLength],
            TimeZone = SchemeConfig.Zone(config.TimeZone),
            Source = source.Side,
            Target = target.Side,
            Remedy = source.Remedy,
            Plan = target.Plan,
            NamePlan = names,
            IdPath = id,
            NumberPath = number,
            Filter = source.Filter,
            Deleted = source.Deleted,
            Formatter = source.Formatter,
            Grouper = target.Grouper,
            WriteBack = target.WriteBack,
            Chain = target.Chain,
            LooksAt = target.LooksAt,
            PageSize = source.PageSize,
            StartPage = written.Pagination.StartPage ?? api.StartPage,
            MaxWindow = written.MaxWindow ?? api.MaxWindow,
        };
        if (!problems.HasErrors)
        {
            NoteDeletes(scheme);
        }

        return scheme;
    }

    private void NoteDeletes(CompiledScheme scheme)
    {
        var sends = scheme.Source.Plan.SendsDeletes;
        if (sends && scheme.Config.Source!.DividesRecords)
        {
            problems.Warning("QY1022", scheme.Config.PositionOf("source"), CompilationTexts.DividedDeletes);
        }

        var limitation =
            scheme.TakesDeletes || (!sends && scheme.Deleted.IsEmpty) ? null
            : scheme.Grouper is not null ? CompilationTexts.GroupedDeletes
            : Unhandled(scheme.Target.Api);
        if (limitation is not null)
        {
            problems.Warning("QY1022", scheme.Config.PositionOf("target"), limitation);
        }
    }

    private static LocalizedText Unhandled(Api api) =>
        CompilationTexts
            .UnhandledDeletes(api.Name)
            .Then(
                Array.Find(DeletionParameters, d => api.Parameters.Any(p => p.Name == d)) is { } parameter
                    ? CompilationTexts.HandleDeletesWith(parameter)
                    : CompilationTexts.HandleDeletes
            );

    /// <summary>Compiles a path of a record; null: none is given, or it is wrong, which is reported.</summary>
    public static RecordPath? Path(SchemeConfig config, RecordPlan plan, string? text, string key, ProblemList problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (PlaceholderParser.PathOf(text) is { } bare)
        {
            return plan.Add(bare);
        }

        problems.Error("QY2008", config.PositionOf(key), CompilationTexts.NotAFieldPath(text));
        return null;
    }
}
