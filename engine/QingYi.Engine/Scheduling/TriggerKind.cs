namespace QingYi.Engine.Scheduling;

/// <summary>What makes a run begin.</summary>
public enum TriggerKind
{
    /// <summary>定时: the scheme's schedule.</summary>
    Schedule,

    /// <summary>补漏: the schedule of <c>omissionRemedy</c>.</summary>
    Remedy,

    /// <summary>手动: a person or a program asked for it.</summary>
    Manual,

    /// <summary>事件: records came by themselves, or from another scheme.</summary>
    Event,

    /// <summary>重试: the run before failed for a cause that may pass.</summary>
    Restart,
}
