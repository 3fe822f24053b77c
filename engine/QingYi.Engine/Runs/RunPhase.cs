namespace QingYi.Engine.Runs;

/// <summary>A phase of a run, in the order in which a record passes through them.</summary>
public enum RunPhase
{
    /// <summary>取: a call of the source that returns a page, with its retries and with the wait for the rate limit.</summary>
    Fetch,

    /// <summary>存: the transaction of the store that keeps a page.</summary>
    Stage,

    /// <summary>写: a delivery to the target, with its retries and with the wait for the rate limit.</summary>
    Deliver,

    /// <summary>提交: the transaction of the store that keeps the outcomes of a delivery and begins the next one.</summary>
    Settle,
}
