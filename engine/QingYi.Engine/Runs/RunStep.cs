namespace QingYi.Engine.Runs;

/// <summary>One step of a run that has ended: a page, a delivery, a transaction of the store.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Lane">The lane of a delivery; otherwise 0.</param>
/// <param name="Started">When it began, as a timestamp of the engine's clock.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Records">The records of the page or of the delivery; of a settlement those that have an outcome now.</param>
/// <param name="Rejected">How many of them were rejected.</param>
/// <param name="IsComplete">False when an exception or a stop ended it.</param>
internal readonly record struct RunStep(
    RunPhase Phase,
    int Lane,
    long Started,
    TimeSpan Duration,
    int Records,
    int Rejected,
    bool IsComplete
);
