using System.Text.Json;
using QingYi.Engine.Language;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>
/// A list with one object for each element of an array of the record: the array that the node names, or the one that the placeholders below
/// it walk. For nested arrays (<c>a</c>, <c>a.b</c>) the list has an object for each element of the deepest one.
/// </summary>
internal sealed class RepeatNode : RenderNode
{
    private readonly ObjectNode element;
    private readonly RecordPath? array;
    private readonly (RecordPath Path, int DeepestDeclared)[] walked;

    /// <param name="config">The node as the author wrote it.</param>
    /// <param name="element">Writes the object of an element.</param>
    /// <param name="array">The array that the node names; null: the placeholders determine it.</param>
    /// <param name="fields">The declared fields, which show which of them are arrays.</param>
    public RepeatNode(ParameterConfig config, ObjectNode element, RecordPath? array, DeclaredFields fields)
        : base(config)
    {
        this.element = element;
        this.array = array;
        RecordPath[] paths = array is not null ? [array] : [.. element.Walked.Where(w => w.Iterates).Select(w => w.Path).Distinct()];
        walked = [.. paths.Select(p => (p, array is null ? fields.ArraysOn(p, below: true).DefaultIfEmpty(-1).Max() : p.Segments.Count))];
        array?.WantElements();
    }

    public override IEnumerable<PathUse> Walked => [];

    public override void WriteMember(Utf8JsonWriter writer, EvaluationContext context)
    {
        writer.WritePropertyName(Name);
        WriteElement(writer, context);
    }

    public override void WriteElement(Utf8JsonWriter writer, EvaluationContext context)
    {
        writer.WriteStartArray();
        RequireOne(Expand(context, () => element.WriteElement(writer, context)));
        writer.WriteEndArray();
    }

    public override void Trace(string path, EvaluationContext context, ICollection<NodeTrace> trace)
    {
        var elements = new List<NodeTrace>();
        var count = 0;
        Rejection? rejection = null;
        try
        {
            RequireOne(Expand(context, () => element.Trace($"{path}[{count++}]", context, elements)));
        }
        catch (RecordException e)
        {
            rejection = e.Rejection;
        }

        trace.Add(
            new NodeTrace(path, Config.Position)
            {
                Array = Array(context.Record),
                Count = count,
                Rejection = rejection,
            }
        );
        elements.ForEach(trace.Add);
    }

    // A declared array is named even where the record has none.
    private string? Array(ParsedRecord record) =>
        walked
            .Select(w =>
                w.DeepestDeclared > 0 ? w.DeepestDeclared
                : w.Path.FindOpenArray(record, ofItself: false, out var depth) >= 0 ? depth
                : 0
            )
            .Zip(walked, (depth, w) => string.Join('.', w.Path.Segments.Take(depth)))
            .Where(name => name.Length > 0)
            .MaxBy(name => name.Length);

    private void RequireOne(int count)
    {
        if (Config.Cardinality == "one" && count != 1)
        {
            var shown = count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            throw new RecordException("QY2110", RenderingTexts.NotOneElement(Config.Field, count), Config.Field, shown);
        }
    }

    /// <summary>Enters each object of the list.</summary>
    /// <returns>The number of objects.</returns>
    private int Expand(EvaluationContext context, Action enter)
    {
        var record = context.Record;
        var open = -1;
        foreach (var (path, deepest) in walked)
        {
            var found = path.FindOpenArray(record, ofItself: array is not null, out var depth);
            if (found < 0 && depth < deepest)
            {
                return 0;
            }

            if (found >= 0 && open >= 0 && record[found].Start != record[open].Start)
            {
                throw new RecordException("QY2111", RenderingTexts.TwoArrays(Config.Field), Config.Field);
            }

            open = found >= 0 ? found : open;
        }

        if (open < 0)
        {
            enter();
            return 1;
        }

        var count = 0;
        for (var at = record[open].First; at >= 0; at = record[at].Next)
        {
            record.Enter(open, at);
            try
            {
                if (array is null)
                {
                    count += Expand(context, enter);
                }
                else
                {
                    enter();
                    count++;
                }
            }
            finally
            {
                record.Leave();
            }
        }

        return count;
    }
}
