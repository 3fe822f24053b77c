namespace QingYi.Engine.Runs;

/// <summary>What a reconciliation does with records that are gone at the source.</summary>
public enum MissingAction
{
    /// <summary>It reports them.</summary>
    Report,

    /// <summary>It marks them; nothing is sent.</summary>
    Mark,

    /// <summary>It deletes them: the deletions wait and are delivered as those that a source sends.</summary>
    Delete,
}
