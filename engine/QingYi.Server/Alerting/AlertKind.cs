namespace QingYi.Server.Alerting;

/// <summary>The kinds of problems that the host reports to people.</summary>
internal enum AlertKind
{
    /// <summary>运行失败: a run failed.</summary>
    RunFailed,

    /// <summary>停滞: a run made no progress.</summary>
    Stalled,

    /// <summary>拒绝过多: a run rejected too many records.</summary>
    Rejected,

    /// <summary>积压: too many records wait for delivery.</summary>
    Backlog,
}
