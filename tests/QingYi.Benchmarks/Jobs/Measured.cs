namespace QingYi.Benchmarks.Jobs;

/// <summary>What a run of a program took.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="Client">CPU seconds of the program.</param>
/// <param name="Server">CPU seconds of the database meanwhile.</param>
/// <param name="Peak">The most memory it held, in bytes.</param>
/// <param name="Output">What it said.</param>
internal sealed record Measured(double Seconds, double Client, double Server, long Peak, string Output);
