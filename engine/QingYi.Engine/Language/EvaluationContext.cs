using QingYi.Engine.Records;

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

    public TimeZoneInfo TimeZone => Constants.TimeZone;

    public ScribanScope Scriban => scriban ??= new ScribanScope(this);
}
