using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Rendering;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;

namespace QingYi.Engine.Authoring;

/// <summary>Follows records through a scheme, step by step. The scheme may have errors: its other parameters are shown.</summary>
/// <param name="scheme">The scheme.</param>
/// <param name="isWhole">False: the scheme has errors, so that nothing can be said of whole records.</param>
/// <param name="constants">The constants of the window.</param>
/// <param name="lookups">The records of other schemes; null: look-ups are not possible.</param>
internal sealed class SchemeTracer(CompiledScheme scheme, bool isWhole, ConstantSet constants, RecordLookups? lookups)
{
    private readonly RecordShaper shaper = scheme.Shaper(constants);
    private readonly RecordNamer namer = new(scheme, constants);
    private readonly DocumentRenderer renderer = new(scheme, constants, lookups);
    private readonly RecordConstants ofRecord = new(constants);
    private readonly EvaluationContext context = new(scheme.Plan, constants) { Lookups = lookups };

    public SchemeTrace Trace(IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        var stored = new List<StoredRecord>();
        IReadOnlyList<RawTrace> traced = [.. records.Select(r => Raw(new Record(r), stored))];
        return new SchemeTrace(
            scheme.Source.Request.Trace(new RecordPlan(), constants),
            traced,
            scheme.Grouper is { } grouper
                ? [.. stored.Where(r => r.Change != RecordChange.Delete).GroupBy(renderer.GroupOf).SelectMany(g => Group(grouper, [.. g]))]
                : []
        );
    }

    private RawTrace Raw(Record raw, List<StoredRecord> stored)
    {
        var ofFilter = scheme.Filter.Context(constants);
        var shaped = shaper.Shape(raw);
        return new RawTrace
        {
            Deleted = scheme.Deleted.Trace(raw.Content, scheme.Deleted.Context(constants), drops: false),
            Conditions = scheme.Filter.Trace(raw.Content, ofFilter, drops: true),
            IsDropped = shaped.Count == 0 && !scheme.Filter.IsEmpty && scheme.Filter.Keep(raw.Content, ofFilter) is null,
            Records = [.. shaped.Select(s => Shaped(raw, s.Record, s.Suffix, stored))],
        };
    }

    private RecordTrace Shaped(Record raw, Record shaped, string suffix, List<StoredRecord> stored)
    {
        var named = namer.Name(shaped, suffix);
        var record = new StoredRecord(stored.Count, named.Id, named.Number, named.Content) { Change = shaped.Change };
        stored.Add(record);
        var fields = new List<FieldTrace>();
        var batch = renderer.Render(isWhole && scheme.Grouper is null ? [record] : []);
        var refusal = Load(record, fields);
        return new RecordTrace(NamelessRecord.Is(record.Id) ? null : record.Id, record.Number)
        {
            Change = record.Change,
            Content = shaped.Content.Equals(raw.Content) ? null : Node(shaped.Content),
            Fields = fields,
            Nodes = scheme.Grouper is null && refusal is null ? scheme.Target.Request.Trace(context) : [],
            Rejection = batch.Rejected is [var rejected, ..] ? rejected.Rejection : refusal,
            Held =
                batch.Passed.Count > 0 ? AuthoringTexts.DeletionUnsent
                : batch.Parked is [var parked, ..] ? parked.Message
                : null,
            Sent = Sent(batch),
        };
    }

    private Rejection? Load(StoredRecord record, List<FieldTrace> fields) =>
        Try(() =>
        {
            context.Constants = ofRecord.Of(record.Change);
            context.Record.Load(scheme.Formatter.Trace(record.Content, context, fields));
        });

    private List<GroupTrace> Group(RecordGrouper grouper, IReadOnlyList<StoredRecord> members)
    {
        var traced = new List<GroupTrace>();
        var group = new GroupTrace([.. members.Select(m => m.Id)])
        {
            Rejection = isWhole && renderer.Render(members).Rejected is [var rejected, ..] ? rejected.Rejection : null,
        };
        context.Constants = constants;
        var refusal = Try(() =>
        {
            foreach (var document in grouper.Group(members.Select(m => scheme.Formatter.Trace(m.Content, context, []))))
            {
                context.Record.Load(Encoding.UTF8.GetBytes(document.ToJsonString(JsonText.OneLine)));
                traced.Add(group with { Document = document, Nodes = scheme.Target.Request.Trace(context) });
            }
        });
        return traced.Count > 0 ? traced : [group with { Rejection = group.Rejection ?? refusal }];
    }

    private static Rejection? Try(Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (RecordException e)
        {
            return e.Rejection;
        }
        catch (JsonException e)
        {
            return new Rejection("QY2113", RunTexts.RecordUnreadable(LocalizedText.Of(e)));
        }
    }

    private JsonArray Sent(RenderedBatch batch) =>
        [
            .. batch
                .Documents.SelectMany(d => scheme.Target.Plan.Preview(JsonNode.Parse(d.Request.Span)!.AsObject(), d.Change))
                .Select(n => n?.DeepClone()),
        ];

    private static JsonNode? Node(ReadOnlyMemory<byte> content)
    {
        JsonNode? node = null;
        return Try(() => node = JsonText.Node(content.Span)) is null ? node : null;
    }
}
