namespace QingYi.Engine.Stores;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>Everything that was fetched is at the target.</summary>
    Succeeded,

    /// <summary>Done, but some records were refused.</summary>
    Rejected,

    /// <summary>It could not go on; what is stored stays, the next run goes on from there.</summary>
    Failed,

    /// <summary>It was asked to stop; the next run goes on from there.</summary>
    Cancelled,
}
