namespace QingYi.Engine.Runs;

/// <summary><c>drift</c>: what happens when fields of the source's records appear, vanish or change their type.</summary>
internal enum DriftPolicy
{
    /// <summary>Nothing: the records are not looked at.</summary>
    Ignore,

    /// <summary>The run reports it.</summary>
    Report,

    /// <summary>Records that differ in a way that matters to the scheme are rejected.</summary>
    Park,

    /// <summary>The run ends before it stores such a record.</summary>
    Fail,
}
