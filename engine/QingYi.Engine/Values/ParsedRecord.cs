using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace QingYi.Engine.Values;

/// <summary>
/// One record as a plan reads it: a pass over its bytes records the places of the needed values. It is reused from record to record, so
/// reading allocates nothing. Not thread-safe.
/// </summary>
internal sealed class ParsedRecord
{
    private readonly RecordPlan plan;
    private readonly List<(int Array, int Element)> scope = [];
    private Capture[] pool = new Capture[64];
    private int used;
    private ReadOnlyMemory<byte> content;

    public ParsedRecord(RecordPlan plan) => this.plan = plan;

    public int RootRow { get; private set; }

    public ReadOnlyMemory<byte> Content => content;

    public ref readonly Capture this[int index] => ref pool[index];

    /// <summary>Loads the next record. Values read from the previous one are no longer valid.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public void Load(ReadOnlyMemory<byte> json)
    {
        content = json;
        scope.Clear();
        used = 0;
        RootRow = Row(plan.Root.Width);
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new RecordException("QY2102", ValueTexts.NotAnObject(Word(reader.TokenType)));
        }

        ReadObject(ref reader, plan.Root, RootRow);
    }

    public void Enter(int array, int element) => scope.Add((array, element));

    public void Leave() => scope.RemoveAt(scope.Count - 1);

    /// <summary>Reads as if the scope had entered no array, for a filter that takes a whole array wherever it occurs.</summary>
    public void OutsideScope(Action read)
    {
        (int Array, int Element)[] entered = [.. scope];
        scope.Clear();
        read();
        scope.AddRange(entered);
    }

    public int ElementInScope(int array)
    {
        foreach (var (entered, element) in CollectionsMarshal.AsSpan(scope))
        {
            if (entered == array)
            {
                return element;
            }

            // The same array under another spelling of its name: the scope is at the same element.
            if (pool[entered].Start == pool[array].Start)
            {
                var at = pool[array].First;
                while (at >= 0 && pool[at].Start != pool[element].Start)
                {
                    at = pool[at].Next;
                }

                return at;
            }
        }

        return -1;
    }

    public ReadOnlySpan<byte> Raw(int at) => content.Span.Slice(pool[at].Start, pool[at].Length);

    public Value ToValue(int at) =>
        pool[at].Kind switch
        {
            JsonTokenType.String => Value.FromText(Text(Raw(at))),
            JsonTokenType.Number => Value.FromNumber(Encoding.ASCII.GetString(Raw(at))),
            JsonTokenType.True => Value.True,
            JsonTokenType.False => Value.False,
            JsonTokenType.StartArray or JsonTokenType.StartObject => Value.FromJson(
                Encoding.UTF8.GetString(Raw(at)),
                pool[at].Kind == JsonTokenType.StartArray
            ),
            _ => Value.Null,
        };

    private static string Text(ReadOnlySpan<byte> quoted)
    {
        if (quoted.IndexOf((byte)'\\') < 0)
        {
            return Encoding.UTF8.GetString(quoted[1..^1]);
        }

        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw HalfSurrogate.Fault();
        }
    }

    // No scheme can name a field whose name has half of a surrogate pair.
    private static ReadOnlySpan<byte> Unescaped(ref Utf8JsonReader reader)
    {
        try
        {
            return Encoding.UTF8.GetBytes(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return reader.ValueSpan;
        }
    }

    private static LocalizedText Word(JsonTokenType type) =>
        type switch
        {
            JsonTokenType.StartArray => ValueTexts.Array,
            JsonTokenType.String => ValueTexts.Text,
            JsonTokenType.Null => ValueTexts.Null,
            _ => ValueTexts.SingleValue,
        };

    private int Row(int width)
    {
        var start = used;
        used += width;
        if (used > pool.Length)
        {
            Array.Resize(ref pool, Math.Max(used, pool.Length * 2));
        }

        Array.Clear(pool, start, width);
        return start;
    }

    private void ReadObject(ref Utf8JsonReader reader, PathNode node, int row)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueIsEscaped ? Unescaped(ref reader) : reader.ValueSpan;
            var candidates = node.Candidates(name);
            if (candidates.IsEmpty)
            {
                reader.Skip();
                continue;
            }

            reader.Read();
            var start = reader;
            var moved = false;
            foreach (var child in candidates)
            {
                var exact = name.SequenceEqual(child.Utf8Name);
                if (!exact && !Ascii.EqualsIgnoreCase(name, child.Utf8Name))
                {
                    continue;
                }

                ref var known = ref pool[row + child.Index];
                if (known.IsPresent && known.Exact && !exact)
                {
                    continue;
                }

                var clash = known.IsPresent && !known.Exact && !exact;
                reader = start;
                moved = true;
                var capture = ReadValue(ref reader, child);
                capture.Exact = exact;
                capture.Ambiguous = clash;
                pool[row + child.Index] = capture;
            }

            if (!moved)
            {
                reader.Skip();
            }
        }
    }

    private Capture ReadValue(ref Utf8JsonReader reader, PathNode node)
    {
        var capture = new Capture
        {
            Kind = reader.TokenType,
            Start = (int)reader.TokenStartIndex,
            First = -1,
            Next = -1,
        };
        if (reader.TokenType == JsonTokenType.StartObject && node.Width > 0)
        {
            capture.First = Row(node.Width);
            ReadObject(ref reader, node, capture.First);
        }
        else if (reader.TokenType == JsonTokenType.StartArray && node.NeedsElements)
        {
            var last = -1;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var at = Row(1);
                var element = ReadValue(ref reader, node);
                pool[at] = element;
                if (last < 0)
                {
                    capture.First = at;
                }
                else
                {
                    pool[last].Next = at;
                }

                last = at;
            }
        }
        else
        {
            reader.Skip();
        }

        capture.Length = (int)reader.BytesConsumed - capture.Start;
        return capture;
    }
}
