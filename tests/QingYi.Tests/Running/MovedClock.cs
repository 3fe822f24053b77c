namespace QingYi.Tests.Running;

/// <summary>A clock that is wrong by a constant offset.</summary>
internal sealed class MovedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
