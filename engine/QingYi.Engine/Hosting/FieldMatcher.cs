using System.Text.Json;
using QingYi.Engine.Access;
using QingYi.Engine.Values;

namespace QingYi.Engine.Hosting;

/// <summary>Compares a field of records. For one thread at a time.</summary>
internal sealed class FieldMatcher
{
    private readonly ParsedRecord record;
    private readonly RecordPath path;
    private readonly string value;

    /// <exception cref="RefusedException">The path cannot be read.</exception>
    public FieldMatcher(FieldFilter filter)
    {
        var plan = new RecordPlan();
        value = filter.Value;
        try
        {
            path = filter.Path.Trim() is { Length: > 0 } text
                ? plan.Add(text)
                : throw new RefusedException(Refusal.Wrong, HostingTexts.NoFieldPath);
        }
        catch (TemplateException e)
        {
            throw new RefusedException(Refusal.Wrong, e.Text);
        }

        record = new ParsedRecord(plan);
    }

    /// <summary>Whether the field of a content has the value; a content that cannot be read does not.</summary>
    public bool Matches(ReadOnlyMemory<byte> content)
    {
        try
        {
            record.Load(content);
            return path.Read(record).Elements().Any(e => e.ToText() == value);
        }
        catch (Exception e) when (e is JsonException or RecordException)
        {
            return false;
        }
    }
}
