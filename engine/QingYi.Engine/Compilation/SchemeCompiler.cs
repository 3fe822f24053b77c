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

/// <summary>Compiles a scheme's file. Reports all problems; compiles only when there is no error.</summary>
internal sealed class SchemeCompiler(ConnectorCatalog catalog, EnvironmentFile? environment, ProblemList problems)
{
    private const int VersionLength = 16;

    public CompiledScheme? Compile(SchemeConfig? config)
    {
        if (config is null)
        {
            return null;
        }

        new SchemeRules().Report(config, problems);
        var sides = new SideCompiler(config, catalog, environment, problems);
        var sourceAt = config.Source is null ? null : sides.Resolve(config.Source, "source");
        var targetAt = config.Target is null ? null : sides.Resolve(config.Target, "target");
        if (sourceAt is null || targetAt is null)
        {
            return null;
        }

        var reader = new SourceCompiler(config, sourceAt, sides, problems);
        var source = reader.Compile();
        var target = new TargetCompiler(config, targetAt, reader.Fields, sides, problems).Compile([
            .. RecordShaper.Declared(sourceAt.Api.Response, config.Source!),
        ]);
        return source is null || target is null ? null : Join(config, source, target);
    }

    private CompiledScheme? Join(SchemeConfig config, CompiledSource source, CompiledTarget target)
    {
        var (written, api) = (config.Source!, source.Side.Api);
        var names = target.RendersAhead && written.FormatResponse.Count == 0 ? target.Plan : new RecordPlan();
        var id = Path(config, names, written.Id ?? api.Id, "source.id");
        var number = Path(config, names, written.Number ?? api.Number, "source.number");
        if (problems.HasErrors || id is null || !TimeZoneInfo.TryFindSystemTimeZoneById(config.TimeZone, out var zone))
        {
            return null;
        }

        var scheme = new CompiledScheme
        {
            Config = config,
            Id = config.Scheme!,
            Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(config.Text)))[..VersionLength],
            TimeZone = zone,
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
        NoteDeletes(scheme);
        return scheme;
    }

    private void NoteDeletes(CompiledScheme scheme)
    {
        var sends = scheme.Source.Plan.SendsDeletes;
        var limitation =
            sends && scheme.Config.Source!.DividesRecords
                ? "its records are divided by 'beatFlat' or 'splitArray'. A deletion that contains only the key does not tell which "
                    + "of them it concerns, so it is dropped."
            : scheme.TakesDeletes || (!sends && scheme.Deleted.IsEmpty) ? ""
            : scheme.Grouper is not null
                ? "the target groups records, and deletions do not pass through groups: a record deleted at the source stays at the target."
            : $"the api '{scheme.Target.Api.Name}' does not handle them: a record deleted at the source stays at the target. Set "
                + "'on_delete' (update, upsert) or 'delete_sql' (execute), or use {{RECORD_CHANGE}} in the request.";
        if (limitation.Length > 0)
        {
            problems.Warning("QY1022", scheme.Config.PositionOf("target"), $"the source sends deletions, but {limitation}");
        }
    }

    private RecordPath? Path(SchemeConfig config, RecordPlan plan, string? text, string key)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (PlaceholderParser.PathOf(text) is { } bare)
        {
            return plan.Add(bare);
        }

        problems.Error(
            "QY2008",
            config.PositionOf(key),
            $"'{text}' is not the path of a field. Write a name such as tradeId, without filters; one with spaces or signs in "
                + "backticks: `Order ID`."
        );
        return null;
    }
}
