namespace QingYi;

/// <summary>A part of a window, or of a log, that the engine reads separately, with a cursor of its own.</summary>
/// <param name="Id">Identifies the part: of a window until the window is closed, of a log permanently. At most 200 characters; unique among
/// the parts.</param>
public sealed record Partition(string Id)
{
    /// <summary>The only partition of a window or log that is not divided.</summary>
    public static Partition Whole { get; } = new("");
}
