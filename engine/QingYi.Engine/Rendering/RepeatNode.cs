using System.Text.Json;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>
/// A list with one object for each element of an array of the record: the array that the node names, or the one that the placeholders below
/// it walk. For nested arrays (<c>a</c>, <c>a.b</c>) the list has an object for each element of the deepest one.
/// </summary>
internal sealed class RepeatNode : RenderNode
{
    private readonly string name;
    private readonly ObjectNode element;
    private readonly RecordPath? array;
    private readonly bool one;
    private readonly (RecordPath Path, int DeepestDeclared)[] walked;

    /// <param name="name">The parameter.</param>
    /// <param name="element">Writes the object of an element.</param>
    /// <param name="array">The array that the node names; null: the placeholders determine it.</param>
    /// <param name="one">True when the array must have exactly one element.</param>
    /// <param name="fields">The declared fields, which show which of them are arrays.</param>
    public RepeatNode(string name, ObjectNode element, RecordPath? array, bool one, DeclaredFields fields)
        : base(name)
    {
        this.name = name;
        this.element = element;
        this.array = array;
        this.one = one;
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
        var count = Expand(writer, context);
        writer.WriteEndArray();
        if (one && count != 1)
        {
            throw new RecordException(
                "QY2110",
                RenderingTexts.NotOneElement(name, count),
                name,
                count.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
        }
    }

    private int Expand(Utf8JsonWriter writer, EvaluationContext context)
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
                throw new RecordException("QY2111", RenderingTexts.TwoArrays(name), name);
            }

            open = found >= 0 ? found : open;
        }

        if (open < 0)
        {
            element.WriteElement(writer, context);
            return 1;
        }

        var count = 0;
        for (var at = record[open].First; at >= 0; at = record[at].Next)
        {
            record.Enter(open, at);
            if (array is not null)
            {
                element.WriteElement(writer, context);
                count++;
            }
            else
            {
                count += Expand(writer, context);
            }

            record.Leave();
        }

        return count;
    }
}
