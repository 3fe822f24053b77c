namespace QingYi.Engine.Stores;

/// <summary>When the store accepts a record again that it has already.</summary>
public enum DuplicatePolicy
{
    /// <summary>idCheck: never once the record is delivered.</summary>
    ById,

    /// <summary>When the content of the record has changed.</summary>
    ByContent,

    /// <summary>
    /// Each time the record is fetched. Within a window the same content counts once, however often the pages of the window are read.
    /// </summary>
    Never,
}
