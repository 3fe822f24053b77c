namespace QingYi.Engine.Stores;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>All fetched records are at the target.</summary>
    Succeeded,

    /// <summary>The run is complete, but some records were rejected.</summary>
    Rejected,

    /// <summary>The run could not continue; the store keeps what was fetched, and the next run resumes there.</summary>
    Failed,

    /// <summary>The run was asked to stop; the next run resumes there.</summary>
    Cancelled,
}
