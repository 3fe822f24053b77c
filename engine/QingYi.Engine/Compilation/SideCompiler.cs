using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Plugins;
using QingYi.Engine.Rendering;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Compilation;

/// <summary>
/// Compiles what both sides of a scheme have in common: connector, connection, api, and the request that the connector's plan defines.
/// </summary>
/// <param name="config">The scheme.</param>
/// <param name="catalog">The connectors.</param>
/// <param name="environment">The connections; null: the compiler does not check them.</param>
/// <param name="problems">Receives the problems.</param>
internal sealed class SideCompiler(SchemeConfig config, ConnectorCatalog catalog, EnvironmentFile? environment, ProblemList problems)
{
    /// <summary>Returns the connector, connection and api that a side names; null: one of them does not exist, which is reported.</summary>
    /// <param name="side">The side.</param>
    /// <param name="key">source or target.</param>
    public ResolvedSide? Resolve(SideConfig side, string key)
    {
        var connection = ConnectionOf(side, key);
        if (
            string.IsNullOrEmpty(side.Connector)
            || ConnectorOf(side, connection, key) is not { } connector
            || string.IsNullOrEmpty(side.Api)
        )
        {
            return null;
        }

        return ApiOf(side.Api, connector, key) is { } api ? new ResolvedSide(connector, connection, api) : null;
    }

    /// <summary>Lets the connector make its plan of the source's request, and compiles what the plan renders.</summary>
    /// <returns>The side; null: the connector cannot be a source, which is reported.</returns>
    public CompiledSide<SourcePlan>? Compile(SourceConfig side, ResolvedSide at, RequestCompiler compiler) =>
        Compile(side, at, compiler, at.Connector.Connector.CompileSource, plan => plan.Request);

    /// <summary>Does the same for the target.</summary>
    public CompiledSide<TargetPlan>? Compile(TargetConfig side, ResolvedSide at, RequestCompiler compiler) =>
        Compile(side, at, compiler, at.Connector.Connector.CompileTarget, plan => plan.Request);

    /// <summary>Compiles the templates of a request.</summary>
    /// <param name="plan">Receives the fields that the templates read from a record.</param>
    /// <param name="fields">The fields that a record has.</param>
    /// <param name="hasRecord">False for a source's request, which has no record.</param>
    /// <param name="looksUp">True when the request can contain look-ups.</param>
    public RequestCompiler Requests(RecordPlan plan, DeclaredFields fields, bool hasRecord = true, bool looksUp = false) =>
        new(plan, fields, problems, config.FunctionErrors == "text") { HasRecord = hasRecord, LooksUp = looksUp };

    private CompiledSide<TPlan>? Compile<TPlan>(
        SideConfig side,
        ResolvedSide at,
        RequestCompiler compiler,
        Func<RequestDraft, TPlan?> compile,
        Func<TPlan, DraftNode> requestOf
    )
        where TPlan : class
    {
        var draft = new SideDraft(side, at.Api, at.Connection, problems);
        var key = side is SourceConfig ? "source" : "target";
        TPlan? plan;
        try
        {
            plan = compile(draft);
        }
        catch (ConnectorException e)
        {
            problems.Error("QY4014", config.PositionOf($"{key}.connector"), e.Text.Then(e.NextStep));
            return null;
        }

        if (plan is null)
        {
            problems.Error("QY4013", config.PositionOf($"{key}.connector"), CompilationTexts.CannotBe(at.Connector.Description.Name, key));
            return null;
        }

        NoteUnknown(draft);
        int? parallelRuns =
            at.Connection is { } used && environment?.ParallelRuns.TryGetValue(used.Name, out var most) == true ? most : null;
        var request = compiler.Compile(DraftParameter.Own(requestOf(plan)), draft.Wrapper);
        return new CompiledSide<TPlan>(at.Connector, at.Connection, at.Api, plan, request) { ParallelRuns = parallelRuns };
    }

    private void NoteUnknown(SideDraft draft)
    {
        var declared = draft.Api.Parameters;
        if (draft.Api.OpenParameters || declared.Count == 0)
        {
            return;
        }

        foreach (var unknown in draft.Root.Children.Where(n => !declared.Any(p => p.Answers(n.Name))))
        {
            problems.Warning(
                "QY1017",
                unknown.Position,
                CompilationTexts.UndeclaredParameter(unknown.Name, draft.Api.Name, declared.Select(p => p.Name))
            );
        }
    }

    private Connection? ConnectionOf(SideConfig side, string key)
    {
        if (side.Connection is null && side.Connector is not null && catalog.Find(side.Connector) is { Description.Options.Count: 0 })
        {
            // A connection without fields cannot be checked.
            return new Connection(side.Connector, side.Connector, []);
        }

        if (environment is null || (side.Connection is not null && environment.Connections.ContainsKey(side.Connection)))
        {
            return side.Connection is null ? null : environment?.Connections.GetValueOrDefault(side.Connection);
        }

        string[] known = [.. environment.Connections.Keys];
        problems.Error(
            "QY4003",
            config.PositionOf($"{key}.connection"),
            side.Connection is null
                ? CompilationTexts.NoConnection(key, environment.File, known)
                : CompilationTexts.UnknownConnection(side.Connection, environment.File, known)
        );
        return null;
    }

    private InstalledConnector? ConnectorOf(SideConfig side, Connection? connection, string key)
    {
        var wanted = side.Connector!;
        var asked = catalog.Find(wanted);
        if (asked is null)
        {
            problems.Error("QY4004", config.PositionOf($"{key}.connector"), catalog.NotInstalled(wanted));
            return null;
        }

        var running = connection is null ? asked : catalog.Find(connection.Connector)!;
        if (!running.Runs(wanted))
        {
            problems.Error("QY4007", config.PositionOf($"{key}.connection"), CompilationTexts.WrongConnector(key, wanted, connection!));
            return null;
        }

        return running;
    }

    private Api? ApiOf(string wanted, InstalledConnector connector, string key)
    {
        var name = connector.Description.Name;
        if (connector.Api(wanted) is not { } api)
        {
            var apis = connector.Description.Apis.Select(a => a.Name).ToList();
            problems.Error("QY4005", config.PositionOf($"{key}.api"), CompilationTexts.UnknownApi(name, wanted, apis));
            return null;
        }

        if (api.Effect == (key == "source" ? ApiEffect.Execute : ApiEffect.Query))
        {
            problems.Error(
                "QY4010",
                config.PositionOf($"{key}.api"),
                key == "source" ? CompilationTexts.WritesAsSource(api.Name, name) : CompilationTexts.ReadsAsTarget(api.Name, name)
            );
            return null;
        }

        return api;
    }
}
