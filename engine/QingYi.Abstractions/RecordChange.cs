namespace QingYi;

/// <summary>What has happened to a record at its source.</summary>
public enum RecordChange
{
    /// <summary>It is new, or its content is: the default.</summary>
    Upsert,

    /// <summary>It is gone.</summary>
    Delete,
}
