namespace QingYi.Benchmarks.Jobs;

/// <summary>The options of the job.</summary>
/// <param name="Orders">The number of orders.</param>
/// <param name="Rounds">Runs of each program.</param>
/// <param name="Latency">Milliseconds that each answer takes.</param>
/// <param name="PageSize">Orders per page.</param>
/// <param name="Poison">Every N-th order has an invalid date; 0: no order has one.</param>
/// <param name="Lines">Goods lines of each order; 0: one to five.</param>
/// <param name="Programs">The hand-written programs.</param>
/// <param name="Require">The minimum speed, as a fraction of that of the last hand-written program.</param>
/// <param name="Set">Passed to <c>qingyi run</c>.</param>
/// <param name="AsBuilt">Measures the program as it was built, instead of as it is published.</param>
internal sealed record OrderJobOptions(
    int Orders,
    int Rounds,
    int Latency,
    int PageSize,
    int Poison,
    int Lines,
    string[] Programs,
    double Require,
    string[] Set,
    bool AsBuilt
);
