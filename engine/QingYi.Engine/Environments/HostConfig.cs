using QingYi.Engine.Documents;

namespace QingYi.Engine.Environments;

/// <summary>How the host works: <c>host</c> of an environment file.</summary>
public sealed record HostConfig
{
    /// <summary>Runs at a time.</summary>
    public int ParallelRuns { get; init; } = 4;

    /// <summary>A run that has not got on for so long is ended.</summary>
    public TimeSpan StallAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A run that failed for a cause that may pass is begun again after so long, then after twice as long, five times.</summary>
    public TimeSpan RestartAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long contents of delivered records are kept.</summary>
    public TimeSpan KeepDelivered { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long runs, firings and changes by people are kept.</summary>
    public TimeSpan KeepRuns { get; init; } = TimeSpan.FromDays(90);

    internal static HostConfig Read(MappingReader reader, ProblemList problems)
    {
        var defaults = new HostConfig();
        var config = new HostConfig
        {
            ParallelRuns = reader.Integer("parallelRuns") ?? defaults.ParallelRuns,
            StallAfter = reader.Duration("stallAfter") ?? defaults.StallAfter,
            RestartAfter = reader.Duration("restartAfter") ?? defaults.RestartAfter,
            KeepDelivered = reader.Duration("keepDelivered") ?? defaults.KeepDelivered,
            KeepRuns = reader.Duration("keepRuns") ?? defaults.KeepRuns,
        };
        if (config.ParallelRuns < 1)
        {
            problems.Error(
                "QY1012",
                reader.PositionOf("parallelRuns"),
                $"'parallelRuns' must be at least 1, but is {config.ParallelRuns}."
            );
        }

        foreach (var (key, span) in new[] { ("stallAfter", config.StallAfter), ("restartAfter", config.RestartAfter) })
        {
            if (span < TimeSpan.FromSeconds(1))
            {
                problems.Error("QY1012", reader.PositionOf(key), $"'{key}' must be at least 1s, but is {Duration.Format(span)}.");
            }
        }

        reader.Done();
        return config;
    }
}
