namespace QingYi.Engine.Environments;

/// <summary>Which events are reported, and to whom: <c>alerts</c> of an environment file.</summary>
public sealed record AlertConfig
{
    /// <summary>A run is reported when it rejects more records than this.</summary>
    public int RejectedAbove { get; init; }

    /// <summary>A scheme is reported when more of its records wait than this.</summary>
    public int BacklogAbove { get; init; } = 10_000;

    /// <summary>The shortest time between two reports of the same problem.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The channels to which events are reported.</summary>
    public IReadOnlyList<AlertChannelConfig> To { get; init; } = [];
}
