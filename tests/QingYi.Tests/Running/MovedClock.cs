namespace QingYi.Tests.Running;

/// <summary>A clock that is wrong by so much.</summary>
internal sealed class MovedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
