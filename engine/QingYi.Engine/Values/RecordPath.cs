using System.Text.Json;

namespace QingYi.Engine.Values;

/// <summary>A compiled path into a record. Immutable; the record is an argument.</summary>
internal sealed class RecordPath
{
    private readonly PathStep[] steps;

    public RecordPath(string text, string[] segments, PathStep[] steps)
    {
        Text = text;
        Segments = segments;
        this.steps = steps;
    }

    public string Text { get; }

    public IReadOnlyList<string> Segments { get; }

    /// <summary>The quote around a name that is not an identifier.</summary>
    public const char Quote = '`';

    /// <summary>Returns the path of one field, whatever its name.</summary>
    public static string Quoted(string name) => $"{Quote}{name.Replace("`", "``", StringComparison.Ordinal)}{Quote}";

    /// <summary>Splits <c>items[0].x</c> and <c>items.0.x</c> into the same segments; a part in backticks is one segment.</summary>
    public static string[] Split(string text)
    {
        var segments = new List<string>();
        var segment = new System.Text.StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Quote && isQuoted && i + 1 < text.Length && text[i + 1] == Quote)
            {
                segment.Append(text[i++]);
            }
            else if (text[i] == Quote)
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || text[i] is not ('.' or '[' or ']'))
            {
                segment.Append(text[i]);
            }
            else
            {
                End();
            }
        }

        End();
        return [.. segments];

        void End()
        {
            if (segment.Length > 0)
            {
                segments.Add(segment.ToString());
                segment.Clear();
            }
        }
    }

    /// <summary>Requests the elements of an array here one by one, although no path goes below them.</summary>
    public void WantElements()
    {
        foreach (var step in Ends(steps))
        {
            step.Node.NeedsElements = true;
        }
    }

    /// <summary>Returns the value in the record's current scope; null: there is none.</summary>
    public Value Read(ParsedRecord record)
    {
        var found = Find(record, out var list);
        return list is not null ? Value.FromList(list)
            : found < 0 ? Value.Null
            : record.ToValue(found);
    }

    /// <summary>Returns the place of a value that is not a list made of several elements; -1: it is missing, or is such a list.</summary>
    public int Find(ParsedRecord record, out List<Value>? list)
    {
        list = null;
        return Along(record, record.RootRow, steps, ref list);
    }

    /// <summary>Whether the record has the path, even with a null value; for an array one element is enough.</summary>
    public bool IsIn(ParsedRecord record)
    {
        var at = Find(record, out var list);
        return at >= 0 || list is { Count: 0 } || list?.Any(v => !v.IsNull) == true;
    }

    /// <summary>
    /// Returns the first array that the path walks and that is not in the record's scope: -1 when there is none. <paramref name="depth"/>
    /// is the number of segments up to there that have a value.
    /// </summary>
    public int FindOpenArray(ParsedRecord record, bool ofItself, out int depth)
    {
        depth = 0;
        var (ways, row) = (steps, record.RootRow);
        while (true)
        {
            var step = Choose(record, ways, row);
            if (step is null)
            {
                return -1;
            }

            var at = row + step.Node.Index;
            depth += record[at].Kind == JsonTokenType.Null ? 0 : step.Node.Segments;
            while (record[at].Kind == JsonTokenType.StartArray)
            {
                if (step.IsEnd ? !ofItself : step.Next is [.., { Element: >= 0 }])
                {
                    return -1;
                }

                var element = record.ElementInScope(at);
                if (element < 0)
                {
                    return at;
                }

                at = element;
            }

            if (step.IsEnd || record[at].Kind != JsonTokenType.StartObject)
            {
                return -1;
            }

            (ways, row) = (step.Next, record[at].First);
        }
    }

    private static IEnumerable<PathStep> Ends(PathStep[] ways) => ways.SelectMany(w => w.IsEnd ? [w] : Ends(w.Next));

    private static PathStep? Choose(ParsedRecord record, PathStep[] ways, int row)
    {
        foreach (var way in ways)
        {
            ref readonly var capture = ref record[row + way.Node.Index];
            if (capture.IsPresent)
            {
                return !capture.Ambiguous
                    ? way
                    : throw new RecordException("QY2101", ValueTexts.AmbiguousField(way.Node.Name), way.Node.Name);
            }
        }

        return null;
    }

    private static int Along(ParsedRecord record, int row, PathStep[] ways, ref List<Value>? list)
    {
        var step = Choose(record, ways, row);
        return step is null ? -1 : From(record, row + step.Node.Index, step.Next, ref list);
    }

    private static int From(ParsedRecord record, int at, PathStep[] ways, ref List<Value>? list)
    {
        ref readonly var capture = ref record[at];
        if (capture.Kind == JsonTokenType.StartArray)
        {
            var element = record.ElementInScope(at);
            if (element >= 0)
            {
                return From(record, element, ways, ref list);
            }

            if (ways.Length == 0)
            {
                return at;
            }

            return ways[^1] is { Element: >= 0 } index ? Element(record, at, index, ref list) : Flatten(record, at, ways, ref list);
        }

        if (ways.Length == 0)
        {
            return at;
        }

        return capture.Kind == JsonTokenType.StartObject ? Along(record, capture.First, ways, ref list) : -1;
    }

    private static int Element(ParsedRecord record, int array, PathStep index, ref List<Value>? list)
    {
        var element = record[array].First;
        for (var i = 0; i < index.Element && element >= 0; i++)
        {
            element = record[element].Next;
        }

        return element < 0 ? -1 : From(record, element, index.InElement, ref list);
    }

    private static int Flatten(ParsedRecord record, int array, PathStep[] ways, ref List<Value>? list)
    {
        list ??= [];
        for (var element = record[array].First; element >= 0; element = record[element].Next)
        {
            List<Value>? below = null;
            var found = From(record, element, ways, ref below);
            if (below is not null)
            {
                list.AddRange(below);
            }
            else if (found >= 0 && record[found].Kind == JsonTokenType.StartArray)
            {
                list.AddRange(record.ToValue(found).Elements());
            }
            else
            {
                list.Add(found < 0 ? Value.Null : record.ToValue(found));
            }
        }

        return -1;
    }
}
