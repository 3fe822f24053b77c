using System.Text.Json.Nodes;
using QingYi.Engine.Access;
using QingYi.Engine.Authoring;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Language;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Metadata;
using QingYi.Engine.Runs;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Hosting;

/// <summary>
/// The tools for authors of schemes: check, preview, test, import, export. It stores nothing, and sends nothing except the calls of
/// <see cref="ConnectAsync"/> and <see cref="SampleAsync"/>.
/// </summary>
/// <param name="workspace">The services that the use cases share.</param>
public sealed class Workbench(Workspace workspace)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>The records of other schemes, for look-ups; null, the default: a look-up finds nothing.</summary>
    public RecordLookups? Lookups { get; init; }

    /// <summary>The most records that <see cref="SampleAsync"/> returns.</summary>
    public const int MostSampled = 50;

    /// <summary>The time zone of schemes that name none.</summary>
    public static string DefaultTimeZone => SchemeConfig.DefaultTimeZone;

    /// <summary>Returns the properties of a usable scheme that its file does not show.</summary>
    public static SchemeTraits Explain(LoadedScheme scheme)
    {
        var compiled = scheme.Usable;
        return new SchemeTraits(
            compiled.Target.Plan.Explain,
            compiled.Source.Plan.Resume,
            compiled.Config.Delivery.Parallelism,
            compiled.Order
        );
    }

    /// <summary>
    /// Checks both systems of a usable scheme: makes one call of the source over its last hour, and prepares the statements of the target.
    /// Adds the problems that it finds to the scheme's problems.
    /// </summary>
    public async Task<SchemeCheck> ConnectAsync(LoadedScheme scheme, CancellationToken cancellationToken)
    {
        var (compiled, problems) = (scheme.Usable, scheme.Problems);
        var probe = new SchemeProbe(workspace.Limits, workspace.Clock, workspace.Logger);
        var (records, unseen, unread) = await probe.SourceAsync(compiled, cancellationToken).ConfigureAwait(false);
        var (guarantee, writing, unwritten) = await probe.TargetAsync(compiled, cancellationToken).ConfigureAwait(false);
        Report("source", unread);
        Report("target", unwritten);
        foreach (var path in unseen)
        {
            var place = compiled.Config.PositionOf(path == compiled.IdPath.Text ? "source.id" : "target.request");
            problems.Warning("QY2205", place, HostingTexts.FieldNotSeen(path));
        }

        return new SchemeCheck
        {
            Records = unread is null ? records : null,
            IsWritable = unwritten is null,
            Guarantee = guarantee,
            Writing = writing,
        };

        void Report(string side, RunFault? fault)
        {
            if (fault is not null)
            {
                problems.Error(fault.Code, compiled.Config.PositionOf($"{side}.connection"), fault.Text);
            }
        }
    }

    /// <summary>Renders what a run would send, without network access.</summary>
    /// <param name="scheme">A usable scheme.</param>
    /// <param name="records">Records as the source sends them, JSON objects in UTF-8.</param>
    /// <param name="times">The times of the preview.</param>
    /// <returns><c>request</c> of the source, and <c>records</c>, or <c>documents</c> where the target groups records.</returns>
    public JsonObject Preview(LoadedScheme scheme, IReadOnlyList<ReadOnlyMemory<byte>> records, TemplateTimes times)
    {
        var compiled = scheme.Usable;
        var (from, to) = Window(times);
        var constants = compiled.Constants(from, to, "preview") with { Now = times.Now };
        var preview = new DocumentPreview(compiled, constants);
        var shown = new JsonObject { ["request"] = Request(compiled, constants) };

        // With grouping, a document belongs to several records.
        if (compiled.Grouper is not null)
        {
            shown["documents"] = preview.Of(records);
        }
        else
        {
            shown["records"] = new JsonArray([.. records.SelectMany(r => preview.Of(new Record(r), out _))]);
        }

        return shown;
    }

    /// <summary>
    /// Follows records through a scheme without network access: conditions, <c>beatFlat</c>, <c>formatResponse</c>, groups, and each
    /// parameter after template, format, type and parser. The scheme may have errors: a parameter with one has its code as rejection.
    /// </summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="records">Records as the source sends them, JSON objects in UTF-8.</param>
    /// <param name="times">The times of the trace.</param>
    /// <returns>The trace; null: the source's connector, api or id is missing or wrong, or it names a connection that is.</returns>
    public SchemeTrace? Trace(LoadedScheme scheme, IReadOnlyList<ReadOnlyMemory<byte>> records, TemplateTimes times)
    {
        if (scheme.Partly is not { } compiled)
        {
            return null;
        }

        var (from, to) = Window(times);
        var constants = compiled.Constants(from, to, "preview") with { Now = times.Now };
        return new SchemeTracer(compiled, scheme.IsUsable, constants, Lookups).Trace(records);
    }

    /// <summary>
    /// Fetches one page of the source to look at: one attempt within the connection's rate limit, at most 50 records. Stores nothing. The
    /// rest of the scheme may have errors.
    /// </summary>
    /// <param name="scheme">The scheme, with its environment.</param>
    /// <param name="from">The start of the window; null: 24 hours before its end, or less where the api takes only less.</param>
    /// <param name="to">The end of the window; null: now. A window that is longer than the api takes is cut off at its end.</param>
    /// <param name="limit">The maximum number of records, 1 to 50.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The sample, which contains the fault if the call failed; null: the source's connector, connection, api or id is missing or
    /// wrong.</returns>
    /// <exception cref="RefusedException">The window does not begin before its end.</exception>
    public async Task<SchemeSample?> SampleAsync(
        LoadedScheme scheme,
        DateTimeOffset? from,
        DateTimeOffset? to,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (scheme.Partly is not { Source.Connection: not null } compiled)
        {
            return null;
        }

        var end = to ?? workspace.Clock.GetUtcNow();
        limit = Math.Clamp(limit, 1, MostSampled);
        var sampler = new SchemeSampler(compiled, scheme.IsUsable, workspace.Mask.Hide, workspace.Clock);
        var call = new SourceCall(compiled, workspace.Limits, workspace.Clock, workspace.Logger)
        {
            Attempts = 1,
            PageSize = Math.Min(limit, compiled.PageSize),
            Observe = sampler.See,
        };
        var longest = compiled.MaxWindow ?? TimeSpan.MaxValue;
        var start = from ?? end - (Day < longest ? Day : longest);
        if (start >= end)
        {
            throw new RefusedException(Refusal.Wrong, HostingTexts.WindowEmpty);
        }

        // Longer than the api takes would be an error of the other system.
        var window = new Window(start, end - start > longest ? start + longest : end);
        return await sampler.SampleAsync(call, window, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the tests inside a usable scheme, without network or database.</summary>
    public IReadOnlyList<TestOutcome> Test(LoadedScheme scheme)
    {
        var tester = new SchemeTester(scheme.Usable, workspace.Clock);
        return [.. scheme.Usable.Config.Tests.Select(t => new TestOutcome(t.Name, t.Position, tester.Run(t)))];
    }

    /// <summary>Evaluates one template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="record">A JSON object in UTF-8.</param>
    /// <param name="times">The times of the evaluation.</param>
    /// <param name="zone">The time zone of times.</param>
    public Evaluation Evaluate(string template, ReadOnlyMemory<byte> record, TemplateTimes times, TimeZoneInfo zone)
    {
        var (from, to) = Window(times);
        var constants = new ConstantSet
        {
            CurrentTime = to,
            LastSyncTime = from,
            TimeZone = zone,
            RunId = "preview",
            Now = times.Now,
        };
        try
        {
            var plan = new RecordPlan();
            var compiled = new TemplateParser(plan).Parse(template);
            var context = new EvaluationContext(plan, constants);
            context.Record.Load(record);
            return new Evaluation(JsonText.WithEmoji(compiled.Evaluate(context).ToJson()), null, IsOfTemplate: false);
        }
        catch (TemplateException e)
        {
            return new Evaluation(null, HostingTexts.InTemplate(e.Index + 1, e.Code, e.Text), IsOfTemplate: true);
        }
        catch (RecordException e)
        {
            return new Evaluation(null, HostingTexts.InRecord(e.Rejection.Code, e.Text), IsOfTemplate: false);
        }
    }

    /// <summary>Converts a pair of metadata files of 轻易云 to a scheme.</summary>
    /// <param name="source">The source's metadata.</param>
    /// <param name="target">The target's metadata.</param>
    /// <param name="id">The scheme's id.</param>
    /// <param name="name">The scheme's name; null: none.</param>
    public ImportedScheme Import(string source, string target, string id, string? name)
    {
        var problems = new ProblemList();
        var importer = new MetadataImporter(workspace.Catalog, problems);
        var text = importer.Import(NodeFile.Read(source, problems), NodeFile.Read(target, problems), id, name);
        return new ImportedScheme(text, importer.Report, problems);
    }

    /// <summary>Converts a scheme to metadata of 轻易云.</summary>
    public ExportedScheme Export(string file)
    {
        var problems = new ProblemList();
        var (root, config) = (NodeFile.Read(file, problems), new SchemeReader(problems).Read(file));
        return root is null || config?.Source is null || config.Target is null || problems.HasErrors
            ? new ExportedScheme(null, [], problems)
            : new ExportedScheme(MetadataExporter.Export(root, config, workspace.Catalog), [.. MetadataExporter.Lost(root)], problems);
    }

    /// <summary>Returns the JSON Schema of scheme files, including the installed connectors, for completion in editors.</summary>
    public JsonObject Schema() => SchemeSchema.Create(workspace.Catalog);

    private static JsonObject Request(CompiledScheme scheme, ConstantSet constants)
    {
        try
        {
            return PageReader.Request(scheme, new RecordPlan(), constants);
        }
        catch (RecordException e)
        {
            return new JsonObject { ["rejected"] = $"{e.Rejection.Code} {e.Text}" };
        }
    }

    private (DateTimeOffset From, DateTimeOffset To) Window(TemplateTimes times)
    {
        var to = times.Now ?? workspace.Clock.GetUtcNow();
        return (times.LastSync ?? to - Day, to);
    }
}
