namespace QingYi.Engine.Stores;

/// <summary>The status of a record. The numbers are those of 轻易云.</summary>
public enum RecordStatus
{
    /// <summary>等待中: stored, and waiting to be delivered.</summary>
    Waiting = 0,

    /// <summary>已写入: written to the target.</summary>
    Delivered = 2,

    /// <summary>已拒绝: rejected because of an error of its data; waits for a correction.</summary>
    Rejected = 3,

    /// <summary>等待关联: waits for a record that it refers to.</summary>
    Parked = 4,

    /// <summary>写入中: part of an open delivery.</summary>
    Delivering = 5,

    /// <summary>跳过: skipped by a user.</summary>
    Skipped = 6,
}
