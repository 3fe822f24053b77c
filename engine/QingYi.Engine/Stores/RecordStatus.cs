namespace QingYi.Engine.Stores;

/// <summary>Where a record is on its way. The numbers are those of 轻易云.</summary>
public enum RecordStatus
{
    /// <summary>等待中: stored, to be delivered.</summary>
    Waiting = 0,

    /// <summary>已完成: written at the target.</summary>
    Delivered = 2,

    /// <summary>错误的: refused for an error of its data; waits for a correction.</summary>
    Rejected = 3,

    /// <summary>等待关联: waits for a record that it refers to.</summary>
    Parked = 4,

    /// <summary>队列中: part of a delivery whose outcome is not settled.</summary>
    Delivering = 5,

    /// <summary>跳过: set aside by a person.</summary>
    Skipped = 6,
}
