using QingYi.Engine.Records;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Language;

/// <summary>What templates are evaluated against. One for each worker; reused from record to record.</summary>
internal sealed class EvaluationContext
{
    private ScribanScope? scriban;

    public EvaluationContext(RecordPlan plan, ConstantSet constants)
    {
        Record = new ParsedRecord(plan);
        Constants = constants;
    }

    public ParsedRecord Record { get; }

    public ConstantSet Constants { get; set; }

    /// <summary>The records of other schemes; null: there are none to look at.</summary>
    public RecordLookups? Lookups { get; init; }

    /// <summary>The last look-up of this record that found nothing, and the other scheme's state then.</summary>
    public (string Scheme, long Change)? Missed { get; set; }

    public TimeZoneInfo TimeZone => Constants.TimeZone;

    public ScribanScope Scriban => scriban ??= new ScribanScope(this);
}
