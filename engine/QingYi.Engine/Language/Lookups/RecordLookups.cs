namespace QingYi.Engine.Language.Lookups;

/// <summary>Finds stored records of other schemes by their fields. Called while a record is rendered, by several threads.</summary>
public abstract class RecordLookups
{
    /// <summary>What an index keeps of the records that have a key, newest first. Costs the same however many records there are.</summary>
    public abstract IEnumerable<string> Find(LookupIndex index, string key);

    /// <summary>Grows each time records of the scheme are stored; 0: there are none.</summary>
    public abstract long LastChange(string scheme);
}
