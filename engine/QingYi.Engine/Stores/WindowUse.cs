namespace QingYi.Engine.Stores;

/// <summary>What a window is read for. The numbers are those of the store.</summary>
public enum WindowUse
{
    /// <summary>
    /// A request of its own (<c>omissionRemedy</c>, overrides): nobody knows whether the scheme's own request finds its records.
    /// </summary>
    Other = -1,

    /// <summary>A back-fill or a limited run: it does not move the watermark.</summary>
    BackFill = 0,

    /// <summary>It moves the watermark when it is closed.</summary>
    Regular = 1,
}
