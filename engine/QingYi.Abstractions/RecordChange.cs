namespace QingYi;

/// <summary>What happened to a record at its source.</summary>
public enum RecordChange
{
    /// <summary>The source created or changed the record: the default.</summary>
    Upsert,

    /// <summary>The source deleted the record.</summary>
    Delete,
}
