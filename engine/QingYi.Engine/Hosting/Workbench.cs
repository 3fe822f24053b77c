using System.Text.Json.Nodes;
using QingYi.Engine.Authoring;
using QingYi.Engine.Documents;
using QingYi.Engine.Language;
using QingYi.Engine.Metadata;
using QingYi.Engine.Runs;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Hosting;

/// <summary>
/// The tools for authors of schemes: check, preview, test, import, export. It stores nothing, and sends nothing except the calls of
/// <see cref="ConnectAsync"/>.
/// </summary>
/// <param name="workspace">The services that the use cases share.</param>
public sealed class Workbench(Workspace workspace)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

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
        var probe = new SchemeProbe(new ConnectionLimits(workspace.Clock), workspace.Clock, workspace.Logger);
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
        var shown = new JsonObject { ["request"] = PageReader.Request(compiled, new RecordPlan(), constants) };

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

    private (DateTimeOffset From, DateTimeOffset To) Window(TemplateTimes times)
    {
        var to = times.Now ?? workspace.Clock.GetUtcNow();
        return (times.LastSync ?? to - Day, to);
    }
}
