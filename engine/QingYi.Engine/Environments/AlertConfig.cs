namespace QingYi.Engine.Environments;

/// <summary>Who is told of what: <c>alerts</c> of an environment file.</summary>
public sealed record AlertConfig
{
    /// <summary>A run that rejects more records than so many is told of.</summary>
    public int RejectedAbove { get; init; }

    /// <summary>More waiting records of a scheme than so many are told of.</summary>
    public int BacklogAbove { get; init; } = 10_000;

    /// <summary>The same trouble is told of again only after so long.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Who is told.</summary>
    public IReadOnlyList<AlertChannelConfig> To { get; init; } = [];
}
