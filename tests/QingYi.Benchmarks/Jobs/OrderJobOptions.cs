namespace QingYi.Benchmarks.Jobs;

/// <summary>How the job is run.</summary>
/// <param name="Orders">How many orders.</param>
/// <param name="Rounds">Runs of each program.</param>
/// <param name="Latency">Milliseconds that each answer takes.</param>
/// <param name="PageSize">Orders of a page.</param>
/// <param name="Poison">Every so many orders has a date that is none; 0: none.</param>
/// <param name="Lines">Goods lines of each order; 0: one to five.</param>
/// <param name="Programs">The hand-written programs.</param>
/// <param name="Require">The least part of what the last hand-written program does.</param>
/// <param name="Set">Given to <c>qingyi run</c>.</param>
/// <param name="AsBuilt">The program as it was built, instead of as it is published.</param>
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
