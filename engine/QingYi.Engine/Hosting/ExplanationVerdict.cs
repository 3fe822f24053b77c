namespace QingYi.Engine.Hosting;

/// <summary>What is known about a record that somebody misses.</summary>
public enum ExplanationVerdict
{
    /// <summary>The scheme has no such record.</summary>
    Missing,

    /// <summary>The source's condition dropped it.</summary>
    Dropped,

    /// <summary>The target has rejected it.</summary>
    Rejected,

    /// <summary>It waits for a record of another scheme.</summary>
    Parked,

    /// <summary>It waits to be delivered.</summary>
    Waiting,

    /// <summary>It is part of an open delivery.</summary>
    Delivering,

    /// <summary>Somebody has skipped it.</summary>
    Skipped,

    /// <summary>The target has it.</summary>
    Delivered,
}
