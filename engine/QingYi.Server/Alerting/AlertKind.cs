namespace QingYi.Server.Alerting;

/// <summary>The kinds of problems that the host reports to people.</summary>
internal enum AlertKind
{
    /// <summary>A run failed.</summary>
    RunFailed,

    /// <summary>A run made no progress.</summary>
    Stalled,

    /// <summary>A run rejected too many records.</summary>
    Rejected,

    /// <summary>Too many records wait for delivery.</summary>
    Backlog,
}
