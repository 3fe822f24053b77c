namespace QingYi;

/// <summary>A part of a window, or of a log, that is read by itself and has a cursor of its own.</summary>
/// <param name="Id">
/// Names the part: of a window until that is closed, of a log for ever. At most 200 characters; different for each part.
/// </param>
/// <param name="Weight">How large the part is, compared with the others; 1 by default.</param>
public sealed record Partition(string Id, long Weight = 1)
{
    /// <summary>All of it.</summary>
    public static Partition Whole { get; } = new("");
}
