namespace QingYi.Server.Alerting;

/// <summary>What people are told of.</summary>
internal enum AlertKind
{
    /// <summary>运行失败: a run could not go on.</summary>
    RunFailed,

    /// <summary>停滞: a run did not get on.</summary>
    Stalled,

    /// <summary>拒绝过多: a run rejected too many records.</summary>
    Rejected,

    /// <summary>积压: too many records wait.</summary>
    Backlog,
}
