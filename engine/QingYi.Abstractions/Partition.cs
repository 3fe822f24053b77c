namespace QingYi;

/// <summary>A part of a window, or of a log, that the engine reads separately, with a cursor of its own.</summary>
/// <param name="Id">Identifies the part: of a window until the window is closed, of a log permanently. At most 200 characters; unique among
/// the parts.</param>
/// <param name="Weight">The size of the part relative to the others; 1 by default.</param>
public sealed record Partition(string Id, long Weight = 1)
{
    /// <summary>The only partition of a window or log that is not divided.</summary>
    public static Partition Whole { get; } = new("");
}
