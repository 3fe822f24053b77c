namespace QingYi.Engine.Stores;

/// <summary>How long what is done with is kept.</summary>
/// <param name="Delivered">Contents of records that are delivered. The records themselves stay: they make the same id a duplicate.</param>
/// <param name="Runs">Runs, firings and what people changed.</param>
/// <param name="LookedAt">Schemes whose contents all stay, because others look them up.</param>
public sealed record Retention(TimeSpan Delivered, TimeSpan Runs, IReadOnlyCollection<string> LookedAt);
