namespace QingYi.Engine.Language.Lookups;

/// <summary>Finds stored records of other schemes by their fields. Several threads call it while they render records.</summary>
public abstract class RecordLookups
{
    /// <summary>
    /// Returns what an index stores for the records that have a key, newest first. The cost does not depend on the number of records.
    /// </summary>
    public abstract IEnumerable<string> Find(LookupIndex index, string key);

    /// <summary>Returns a number that grows each time records of the scheme are stored; 0: the scheme has none.</summary>
    public abstract long LastChange(string scheme);
}
