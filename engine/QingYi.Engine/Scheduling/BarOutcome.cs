namespace QingYi.Engine.Scheduling;

/// <summary>How the steps of a bar ended.</summary>
public enum BarOutcome
{
    /// <summary>All are complete, and no record was rejected.</summary>
    Done,

    /// <summary>All are complete, and at least one record was rejected.</summary>
    Rejected,

    /// <summary>At least one failed, or was stopped, before it was complete.</summary>
    Broken,
}
