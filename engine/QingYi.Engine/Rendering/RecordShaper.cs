using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Language;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>
/// Makes stored records from a raw one: <c>deleted</c> marks deleted records, <c>condition</c> drops records, <c>beatFlat</c> makes a
/// record for each element together with the fields of the head, <c>splitArray</c> makes a record of each element alone. Belongs to one
/// window, because conditions can use its times.
/// </summary>
internal sealed class RecordShaper
{
    private readonly SourceConfig config;
    private readonly IReadOnlyList<string> idPath;
    private readonly RecordFilter filter;
    private readonly RecordFilter deleted;
    private readonly EvaluationContext? ofFilter;
    private readonly EvaluationContext? ofDeleted;

    /// <param name="config">The source as the author wrote it.</param>
    /// <param name="idPath">The names on the way to the field that identifies a record.</param>
    /// <param name="filter">Selects the raw records to keep.</param>
    /// <param name="deleted">Selects the raw records that are deleted at the source.</param>
    /// <param name="constants">The constants of the window.</param>
    public RecordShaper(SourceConfig config, IReadOnlyList<string> idPath, RecordFilter filter, RecordFilter deleted, ConstantSet constants)
    {
        (this.config, this.idPath, this.filter, this.deleted) = (config, idPath, filter, deleted);
        ofFilter = filter.IsEmpty ? null : filter.Context(constants);
        ofDeleted = deleted.IsEmpty ? null : deleted.Context(constants);
    }

    /// <summary>Why the condition dropped the raw record that was shaped last; null: it did not.</summary>
    public string? Dropped { get; private set; }

    /// <summary>
    /// Returns the names in <c>beatFlat</c> and <c>arrayKey</c> that the api does not declare, or does not declare as arrays.
    /// </summary>
    public static IEnumerable<string> Doubtful(IReadOnlyList<ApiField> fields, SourceConfig config) =>
        fields.Count == 0
            ? []
            : config
                .BeatFlat.Append(config.SplitArray)
                .OfType<string>()
                .Where(n => !fields.Any(f => f.Name == n && f.Type == FieldType.Array));

    /// <summary>Returns the declared fields after the same conversion.</summary>
    public static IEnumerable<ApiField> Declared(IReadOnlyList<ApiField> fields, SourceConfig config)
    {
        if (config.SplitArray is { } key)
        {
            return fields.FirstOrDefault(f => f.Name == key)?.Children ?? [];
        }

        return fields.SelectMany(f =>
            config.BeatFlat.Contains(f.Name) ? f.Children.Select(c => c with { Name = $"{f.Name}_{c.Name}" }) : [f]
        );
    }

    /// <summary>
    /// Returns the records with the suffixes of their ids; none when the condition drops the raw record. A record without the expected
    /// shape stays as it is, so that it is rejected with its id and not lost.
    /// </summary>
    public IReadOnlyList<(Record Record, string Suffix)> Shape(Record raw)
    {
        if (ofDeleted is not null && deleted.Holds(raw.Content, ofDeleted))
        {
            raw = raw with { Change = RecordChange.Delete };
        }

        if (raw.Change == RecordChange.Delete && raw.Content.IsEmpty)
        {
            raw = raw with { Content = Keyed(idPath, raw.Key), IsPartial = true };
        }

        // What the record has become when it is deleted says nothing about whether it was kept before.
        var kept = ofFilter is null || raw.Change == RecordChange.Delete ? raw.Content : filter.Keep(raw.Content, ofFilter);
        Dropped = kept is null ? filter.Cause(ofFilter!) : null;
        if (kept is not { } content || (raw.IsPartial && config.DividesRecords))
        {
            return [];
        }

        return content.Equals(raw.Content) && !config.DividesRecords
            ? [(raw, "")]
            : [.. Divide(content).Select(d => (raw with { Content = d.Content }, d.Suffix))];
    }

    /// <summary>
    /// Returns the content of a deletion that is only a key: a record with this key as its id, so that a request can name it.
    /// </summary>
    public static byte[] Keyed(IReadOnlyList<string> idPath, string? key) =>
        key is null
            ? "{}"u8.ToArray()
            : JsonSerializer.SerializeToUtf8Bytes(
                idPath.Reverse().Aggregate((JsonNode)JsonValue.Create(key), (node, name) => new JsonObject { [name] = node })
            );

    private IReadOnlyList<(ReadOnlyMemory<byte> Content, string Suffix)> Divide(ReadOnlyMemory<byte> raw)
    {
        try
        {
            IReadOnlyList<(ReadOnlyMemory<byte> Content, string Suffix)> shaped = config.SplitArray is { } key
                ? Split(raw, key)
                : [(raw, "")];
            foreach (var name in config.BeatFlat)
            {
                shaped = [.. shaped.SelectMany(s => Flatten(s.Content, s.Suffix, name))];
            }

            return shaped;
        }
        catch (JsonException)
        {
            return [(raw, "")];
        }
    }

    private static IReadOnlyList<(ReadOnlyMemory<byte> Content, string Suffix)> Split(ReadOnlyMemory<byte> raw, string key)
    {
        using var document = JsonDocument.Parse(raw);
        if (Array(document.RootElement, key) is { } array)
        {
            return [.. array.EnumerateArray().Select(e => ((ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes(e.GetRawText()), ""))];
        }

        var isEmpty =
            document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty(key, out var found)
            && found.ValueKind == JsonValueKind.Null;
        return isEmpty ? [] : [(raw, "")];
    }

    private static JsonElement? Array(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Array
            ? found
            : null;

    private IEnumerable<(ReadOnlyMemory<byte> Content, string Suffix)> Flatten(ReadOnlyMemory<byte> content, string suffix, string name)
    {
        using var document = JsonDocument.Parse(content);
        if (Array(document.RootElement, name) is not { } array || array.GetArrayLength() == 0)
        {
            return [(content, suffix)];
        }

        return
        [
            .. array
                .EnumerateArray()
                .Select((element, i) => (Flat(document.RootElement, name, element), $"{suffix}-{i + config.BeatFlatFrom}")),
        ];
    }

    private static ReadOnlyMemory<byte> Flat(JsonElement record, string name, JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonText.Compact))
        {
            writer.WriteStartObject();
            foreach (var member in record.EnumerateObject().Where(m => m.Name != name))
            {
                Write(writer, member.Name, member.Value);
            }

            if (element.ValueKind != JsonValueKind.Object)
            {
                Write(writer, name, element);
            }
            else
            {
                foreach (var member in element.EnumerateObject())
                {
                    Write(writer, $"{name}_{member.Name}", member.Value);
                }
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    // The raw text keeps every digit.
    private static void Write(Utf8JsonWriter writer, string name, JsonElement value)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
    }
}
