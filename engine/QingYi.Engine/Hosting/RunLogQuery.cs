using Microsoft.Extensions.Logging;

namespace QingYi.Engine.Hosting;

/// <summary>Which entries of the log of a run to return.</summary>
public sealed record RunLogQuery
{
    /// <summary>Only entries whose text contains this, in upper or lower case; null: all.</summary>
    public string? Find { get; init; }

    /// <summary>Only entries of this level and above; by default all.</summary>
    public LogLevel Level { get; init; } = LogLevel.Trace;

    /// <summary>Only entries behind this position, see <see cref="RunLogPage.After"/>; null: from the beginning.</summary>
    public string? After { get; init; }

    /// <summary>The maximum number of entries.</summary>
    public int Limit { get; init; } = 200;
}
