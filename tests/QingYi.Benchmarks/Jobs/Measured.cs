namespace QingYi.Benchmarks.Jobs;

/// <summary>The measurements of a run of a program.</summary>
/// <param name="Seconds">The seconds from its start to its end.</param>
/// <param name="Client">CPU seconds of the program.</param>
/// <param name="Server">CPU seconds of the database meanwhile.</param>
/// <param name="Peak">Its peak memory in bytes.</param>
/// <param name="Output">Its output.</param>
internal sealed record Measured(double Seconds, double Client, double Server, long Peak, string Output);
