namespace QingYi.Engine.Language;

/// <summary>The constants of a run for each record: they differ in the record's change alone.</summary>
/// <param name="constants">The constants of the run.</param>
internal sealed class RecordConstants(ConstantSet constants)
{
    private readonly ConstantSet ofDeleted = constants with { Change = RecordChange.Delete };

    public ConstantSet Of(RecordChange change) => change == RecordChange.Delete ? ofDeleted : constants;
}
