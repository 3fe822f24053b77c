namespace QingYi.Engine.Stores;

/// <summary>When a record that is known already is delivered again.</summary>
public enum DuplicatePolicy
{
    /// <summary>idCheck: never once it is delivered.</summary>
    ById,

    /// <summary>When its content has changed.</summary>
    ByContent,

    /// <summary>
    /// Each time it is fetched. What a window brings counts once with the same content, however often its pages are read.
    /// </summary>
    Never,
}
