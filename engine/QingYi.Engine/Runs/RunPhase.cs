namespace QingYi.Engine.Runs;

/// <summary>A phase of a run, in the order in which a record passes through them.</summary>
public enum RunPhase
{
    /// <summary>Fetch: a call of the source that returns a page, with its retries and with the wait for the rate limit.</summary>
    Fetch,

    /// <summary>Store: the transaction of the store that keeps a page.</summary>
    Stage,

    /// <summary>Write: a delivery to the target, with its retries and with the wait for the rate limit.</summary>
    Deliver,

    /// <summary>Settle: the transaction of the store that keeps the outcomes of a delivery and begins the next one.</summary>
    Settle,
}
