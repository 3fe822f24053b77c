namespace QingYi.Engine.Scheduling;

/// <summary>What starts a run.</summary>
public enum TriggerKind
{
    /// <summary>定时: the scheme's schedule.</summary>
    Schedule,

    /// <summary>补漏: the schedule of <c>omissionRemedy</c>.</summary>
    Remedy,

    /// <summary>手动: a user or a program requested it.</summary>
    Manual,

    /// <summary>事件: records were posted, or came from another scheme.</summary>
    Event,

    /// <summary>重试: the previous run failed with a fault that can disappear by itself.</summary>
    Restart,

    /// <summary>对账: the schedule of <c>reconcile</c>.</summary>
    Reconcile,
}
