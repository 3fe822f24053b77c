namespace QingYi.Engine.Stores;

/// <summary>A run that has ended.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Started">When it began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Report">Its counts and its fault, as <c>run --output json</c> prints them.</param>
public sealed record StoredRun(string Id, string Scheme, RunStatus Status, DateTimeOffset Started, DateTimeOffset Ended, string Report)
{
    /// <summary>False: it found nothing to do, and is forgotten sooner.</summary>
    public bool DidSomething { get; init; } = true;
}
