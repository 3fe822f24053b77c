namespace QingYi.Engine.Stores;

/// <summary>A run that has ended.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Status">The status with which it ended.</param>
/// <param name="Started">When it began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Report">Its counts and its fault, as <c>run --output json</c> prints them.</param>
public sealed record StoredRun(string Id, string Scheme, RunStatus Status, DateTimeOffset Started, DateTimeOffset Ended, string Report)
{
    /// <summary>False when the run found nothing to do; its report is then deleted sooner.</summary>
    public bool DidSomething { get; init; } = true;
}
