using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>
/// Reformats fields of a record before it is rendered (<c>formatResponse</c>). The stored record stays as the source sent it.
/// </summary>
internal sealed class ResponseFormatter(IReadOnlyList<(string Old, string New, Func<Value, EvaluationContext, Value> Format)> entries)
{
    /// <exception cref="RecordException">A value cannot be converted.</exception>
    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> content, EvaluationContext context) =>
        Apply(content, (value, field, _, format) => Formatted(value, field, format, context));

    /// <summary>Does the same, and leaves values unchanged that cannot be converted.</summary>
    /// <param name="content">The record.</param>
    /// <param name="context">The constants.</param>
    /// <param name="trace">Receives what becomes of each field.</param>
    /// <exception cref="RecordException">The record is <c>null</c>, or has a text that cannot be written.</exception>
    public ReadOnlyMemory<byte> Trace(ReadOnlyMemory<byte> content, EvaluationContext context, ICollection<FieldTrace> trace) =>
        Apply(content, (value, field, renamed, format) =>
        {
            var before = value?.DeepClone();
            try
            {
                var after = Formatted(value, field, format, context);
                trace.Add(new FieldTrace(field, renamed) { Before = before, After = after?.DeepClone() });
                return after;
            }
            catch (RecordException e)
            {
                trace.Add(new FieldTrace(field, renamed) { Before = before, Rejection = e.Rejection });
                return value?.DeepClone();
            }
        });

    private ReadOnlyMemory<byte> Apply(
        ReadOnlyMemory<byte> content,
        Func<JsonNode?, string, string, Func<Value, EvaluationContext, Value>, JsonNode?> formatted
    )
    {
        if (entries.Count == 0)
        {
            return content;
        }

        var record = JsonText.Node(content.Span) ?? throw new RecordException("QY2113", RenderingTexts.RecordIsNull);
        foreach (var (old, renamed, format) in entries)
        {
            Apply(record, old.Split('.'), 0, renamed, v => formatted(v, old, renamed, format));
        }

        return Encoding.UTF8.GetBytes(record.ToJsonString(JsonText.OneLine));
    }

    private static void Apply(JsonNode? node, string[] path, int at, string renamed, Func<JsonNode?, JsonNode?> format)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var element in array)
                {
                    Apply(element, path, at, renamed, format);
                }

                break;
            case JsonObject record when at == path.Length - 1 && record.TryGetPropertyValue(path[at], out var value):
                record[renamed] = format(value);
                break;
            case JsonObject record when at < path.Length - 1:
                Apply(record[path[at]], path, at + 1, renamed, format);
                break;
            default:
                break;
        }
    }

    private static JsonNode? Formatted(
        JsonNode? value,
        string field,
        Func<Value, EvaluationContext, Value> format,
        EvaluationContext context
    )
    {
        try
        {
            return format(value is null ? Value.Null : Value.FromJson(JsonSerializer.SerializeToElement(value)), context).ToNode();
        }
        catch (RecordException e)
        {
            throw new RecordException(e.Rejection.Code, RenderingTexts.OfFormatResponse(field, e.Text), field, e.Rejection.Value);
        }
    }
}
