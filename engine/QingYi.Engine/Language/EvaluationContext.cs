using System.Buffers;
using System.Text.Json;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>The data with which templates are evaluated. Each worker has an instance and reuses it from record to record.</summary>
#pragma warning disable CA1001 // The writer holds nothing but memory.
internal sealed class EvaluationContext
#pragma warning restore CA1001
{
    private readonly ArrayBufferWriter<byte> request = new(1024);
    private readonly Utf8JsonWriter writer;
    private ScribanScope? scriban;

    public EvaluationContext(RecordPlan plan, ConstantSet constants)
    {
        Record = new ParsedRecord(plan);
        Constants = constants;
        writer = new Utf8JsonWriter(request, JsonText.Compact);
    }

    public ParsedRecord Record { get; }

    public ConstantSet Constants { get; set; }

    /// <summary>The records of other schemes; null: look-ups are not possible.</summary>
    public RecordLookups? Lookups { get; init; }

    /// <summary>The last look-up of this record that found nothing, with the state of the other scheme at that time.</summary>
    public (string Scheme, long Change)? Missed { get; set; }

    /// <summary>Begins a request. Only one is written at a time; the content of an unfinished one is discarded.</summary>
    public Utf8JsonWriter BeginRequest()
    {
        request.ResetWrittenCount();
        writer.Reset(request);
        return writer;
    }

    /// <summary>Returns the bytes of the request.</summary>
    public byte[] EndRequest()
    {
        writer.Flush();
        return request.WrittenSpan.ToArray();
    }

    public TimeZoneInfo TimeZone => Constants.TimeZone;

    public ScribanScope Scriban => scriban ??= new ScribanScope(this);
}
