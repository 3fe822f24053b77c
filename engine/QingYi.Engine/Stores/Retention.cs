namespace QingYi.Engine.Stores;

/// <summary>How long the store keeps what runs no longer need.</summary>
/// <param name="Delivered">Contents of delivered records. The records themselves stay, because they make the same id a duplicate.</param>
/// <param name="Runs">Runs, firings and the changes that people made.</param>
/// <param name="LookedAt">The schemes whose contents all stay, because others look them up.</param>
public sealed record Retention(TimeSpan Delivered, TimeSpan Runs, IReadOnlyCollection<string> LookedAt);
