using System.Security.Cryptography;
using System.Text;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Plugins;
using QingYi.Engine.Rendering;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Compilation;

/// <summary>From a scheme's file to what runs. Reports all problems; compiles only when there is no error.</summary>
internal sealed class SchemeCompiler(ConnectorCatalog catalog, EnvironmentFile? environment, ProblemList problems)
{
    public CompiledScheme? Compile(SchemeConfig? config)
    {
        if (config is null)
        {
            return null;
        }

        new SchemeRules().Report(config, problems);
        var source = config.Source is null ? null : Side(config, config.Source, "source");
        var target = config.Target is null ? null : Side(config, config.Target, "target");
        if (source is null || target is null || config.Source is null || config.Target is null)
        {
            return null;
        }

        var plan = new RecordPlan();
        if (string.IsNullOrWhiteSpace(config.Source.Id ?? source.Value.Api.Id))
        {
            problems.Error("QY1004", config.PositionOf("source"), $"the source has no 'id', and the api '{source.Value.Api.Name}' declares none. Name the field that identifies a record, e.g. 'id: orderId'.");
        }

        foreach (var name in RecordShaper.Doubtful(source.Value.Api.Response, config.Source))
        {
            var arrays = source.Value.Api.Response.Where(f => f.Type == "array").Select(f => f.Name).ToList();
            problems.Warning("QY2202", config.PositionOf(config.Source.SplitArray == name ? "source.operation" : "source.beatFlat"), $"the record is not declared to have an array '{name}'.{NameSuggestion.DidYouMean(name, arrays)} Declared arrays: {string.Join(", ", arrays)}.");
        }

        var fields = new DeclaredFields(RecordShaper.Declared(source.Value.Api.Response, config.Source), config.Source.Response);
        foreach (var made in config.Source.FormatResponse)
        {
            fields.AddBeside(made.Old, made.New);
        }

        var shape = new ShapeCompiler(new DeclaredFields(source.Value.Api.Response, config.Source.Response), problems);
        var group = config.Target.Group;
        var read = group is null ? fields : new DeclaredFields(group.HeaderFields is null && fields.IsEmpty ? [] : RecordGrouper.Declared([.. RecordShaper.Declared(source.Value.Api.Response, config.Source)], group), []);
        var compiledSource = Compile(config.Source, source.Value, Requests(config, new RecordPlan(), fields, hasRecord: false));
        var remedy = config.Source.OmissionRemedy is { } other
            ? Compile(config.Source with { Request = [.. config.Source.Request.Where(n => !other.Request.Any(o => o.Field == n.Field)), .. other.Request] }, source.Value, Requests(config, new RecordPlan(), fields, hasRecord: false)).Request
            : null;
        var compiler = new RequestCompiler(plan, read, problems, config.FunctionErrors == "text") { HasRecord = true, LooksUp = true };
        var compiledTarget = Compile(config.Target, target.Value, compiler);
        CheckTarget(config, compiledTarget);
        var pageSize = config.Source.Pagination.PageSize ?? compiledSource.Plan.MaxPageSize;
        if (pageSize > compiledSource.Plan.MaxPageSize)
        {
            problems.Error("QY1018", config.PositionOf("source.pagination.pageSize"), $"'pageSize' is {pageSize}, but the connection allows at most {compiledSource.Plan.MaxPageSize}. Lower it, or raise the connection's limit if the vendor allows more.");
        }

        var filter = shape.Filter(config.Source);
        var formatter = shape.Formatter(config.Source);
        var names = group is null && compiler.Lookups.Count == 0 && config.Source.FormatResponse.Count == 0 && config.Target.WriteBack is null && config.Target.Chain is null ? plan : new RecordPlan();
        var id = Path(config, names, config.Source.Id ?? source.Value.Api.Id, "source.id");
        var number = Path(config, names, config.Source.Number ?? source.Value.Api.Number, "source.number");
        var writeBack = config.Target.WriteBack is { } kept ? Requests(config, new RecordPlan(), new DeclaredFields(target.Value.Api.Response, []), hasRecord: true).Compile([kept], kept.Position) : null;
        var chain = Chain(config, fields);
        if (problems.HasErrors || id is null || !TimeZoneInfo.TryFindSystemTimeZoneById(config.TimeZone, out var zone))
        {
            return null;
        }

        return new CompiledScheme
        {
            Config = config,
            Id = config.Scheme!,
            Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(config.Text)))[..16],
            TimeZone = zone,
            Source = compiledSource,
            Target = compiledTarget,
            Remedy = remedy,
            Plan = plan,
            NamePlan = names,
            IdPath = id,
            NumberPath = number,
            Filter = filter,
            Formatter = formatter,
            Grouper = group is null ? null : new RecordGrouper(group),
            WriteBack = writeBack,
            Chain = chain,
            LooksAt = [.. compiler.Lookups.Select(l => l.Scheme).Distinct()],
            PageSize = pageSize,
            StartPage = config.Source.Pagination.StartPage ?? source.Value.Api.StartPage,
            MaxWindow = config.Source.MaxWindow ?? source.Value.Api.MaxWindow,
        };
    }

    private RequestCompiler Requests(SchemeConfig config, RecordPlan plan, DeclaredFields fields, bool hasRecord) =>
        new(plan, fields, problems, config.FunctionErrors == "text") { HasRecord = hasRecord };

    private (string Scheme, SideRequest? Id, SideRequest? Content)? Chain(SchemeConfig config, DeclaredFields fields)
    {
        if (config.Target?.Chain is not { } chain)
        {
            return null;
        }

        fields.AddBeside("", "primaryWriteback");
        return (chain.Scheme,
            chain.Id is null ? null : Requests(config, new RecordPlan(), fields, hasRecord: true).Compile([chain.Id], chain.Position),
            chain.Content is null ? null : Requests(config, new RecordPlan(), fields, hasRecord: true).Compile(chain.Content, chain.Position));
    }

    private void CheckTarget(SchemeConfig config, CompiledSide target)
    {
        if (config.Delivery.Parallelism > 1 && CompiledScheme.LanesObstacleOf(config, target) is { Length: > 0 } obstacle)
        {
            problems.Error("QY1016", config.PositionOf("delivery.parallelism"), $"'parallelism' is {config.Delivery.Parallelism}, but these documents are written one after the other: {obstacle}. Write 1, or leave the key out.");
        }

        if (config.Target!.Batch is { } batch && !target.Plan.TakesBatches)
        {
            problems.Error("QY1016", batch.Position, $"the api '{target.Api.Name}' of '{target.Connector.Description.Name}' takes one request a call, so 'batchArraySave' means nothing there. Remove the operation; 'delivery: {{ batch: N }}' sets how many documents a transaction has.");
        }

        if (config.Target.OtherRequest.FirstOrDefault(n => n.Field == "key") is { } key && !target.Api.Parameters.Any(p => p.Answers("key")) && !target.Plan.TakesBatches)
        {
            problems.Error("QY1016", key.Position, $"'key' of otherRequest puts the request into a list, which the api '{target.Api.Name}' does not take. Remove it.");
        }

        foreach (var node in config.Target.Response.Where(n => n.Field != "primaryWriteback" && n.Value is { Kind: NodeKind.Text, Text.Length: > 0 }))
        {
            problems.Warning("QY1017", node.Position, $"the value of '{node.Field}' in the target's response is not used: only 'primaryWriteback' is kept of an answer. Put the field below 'primaryWriteback'.");
        }
    }

    private RecordPath? Path(SchemeConfig config, RecordPlan plan, string? text, string key)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (Language.PlaceholderParser.PathOf(text) is { } bare)
        {
            return plan.Add(bare);
        }

        problems.Error("QY2008", config.PositionOf(key), $"'{text}' is not the path of a field. Write a name such as tradeId, without filters; one with spaces or signs in backticks: `Order ID`.");
        return null;
    }

    private (InstalledConnector Connector, Connection? Connection, Api Api)? Side(SchemeConfig config, SideConfig side, string key)
    {
        Connection? connection = null;
        if (side.Connection is null && side.Connector is not null && catalog.Find(side.Connector) is { Description.Options.Count: 0 })
        {
            // Nothing can be said of a connection that has no fields.
            connection = new Connection(side.Connector, side.Connector, []);
        }
        else if (environment is not null)
        {
            if (side.Connection is null || !environment.Connections.TryGetValue(side.Connection, out connection))
            {
                problems.Error("QY4003", config.PositionOf($"{key}.connection"), side.Connection is null
                    ? $"the {key} has no 'connection'. The environment {environment.File} has: {string.Join(", ", environment.Connections.Keys)}."
                    : $"the connection '{side.Connection}' is not in the environment {environment.File}.{NameSuggestion.DidYouMean(side.Connection, environment.Connections.Keys)} It has: {string.Join(", ", environment.Connections.Keys)}. Add it there.");
            }
        }

        if (string.IsNullOrEmpty(side.Connector))
        {
            return null;
        }

        var asked = catalog.Find(side.Connector);
        if (asked is null)
        {
            var known = catalog.Connectors.Select(c => c.Description.Name).ToList();
            problems.Error("QY4004", config.PositionOf($"{key}.connector"), $"the connector '{side.Connector}' is not installed.{NameSuggestion.DidYouMean(side.Connector, known)} Installed: {string.Join(", ", known)}.");
            return null;
        }

        var running = connection is null ? asked : catalog.Find(connection.Connector)!;
        if (!running.Runs(side.Connector))
        {
            problems.Error("QY4007", config.PositionOf($"{key}.connection"), $"the {key} is written for the connector '{side.Connector}', but the connection '{connection!.Name}' belongs to '{connection.Connector}'. Name another connection, or change 'connector'.");
            return null;
        }

        if (string.IsNullOrEmpty(side.Api))
        {
            return null;
        }

        if (running.Api(side.Api) is { } api)
        {
            if (api.Effect == (key == "source" ? ApiEffect.Execute : ApiEffect.Query))
            {
                problems.Error("QY4010", config.PositionOf($"{key}.api"), $"the api '{api.Name}' {(key == "source" ? "writes, so it cannot be a source" : "reads, so it cannot be a target")}. 'qingyi connectors {running.Description.Name}' shows which apis read and which write.");
                return null;
            }

            return (running, connection, api);
        }

        var apis = running.Description.Apis.Select(a => a.Name).ToList();
        problems.Error("QY4005", config.PositionOf($"{key}.api"), $"the connector '{running.Description.Name}' has no api '{side.Api}'.{NameSuggestion.DidYouMean(side.Api, apis)} It has: {string.Join(", ", apis)}.");
        return null;
    }

    private CompiledSide Compile(SideConfig side, (InstalledConnector Connector, Connection? Connection, Api Api) at, RequestCompiler compiler)
    {
        var draft = new SideDraft(side, at.Api, at.Connection, problems);
        var plan = at.Connector.Connector.Compile(draft);
        if (!at.Api.OpenParameters && at.Api.Parameters.Count > 0)
        {
            foreach (var unknown in draft.Top.Parameters.Where(n => !at.Api.Parameters.Any(p => p.Answers(n.Name))))
            {
                problems.Warning("QY1017", unknown.Position, $"'{unknown.Name}' is not a declared parameter of {at.Api.Name}.{NameSuggestion.DidYouMean(unknown.Name, at.Api.Parameters.Select(p => p.Name))} It is sent as written.");
            }
        }

        var parallelRuns = at.Connection is { } connection && environment is not null && environment.ParallelRuns.TryGetValue(connection.Name, out var most) ? most : (int?)null;
        return new CompiledSide(at.Connector, at.Connection, at.Api, plan, compiler.Compile(draft.Top, draft.Wrapper)) { ParallelRuns = parallelRuns };
    }
}
