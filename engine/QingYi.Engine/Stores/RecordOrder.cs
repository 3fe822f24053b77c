namespace QingYi.Engine.Stores;

/// <summary>The order of a list of records.</summary>
public enum RecordOrder
{
    /// <summary>In the order in which the records were first stored.</summary>
    Oldest,

    /// <summary>In the opposite order.</summary>
    Newest,
}
