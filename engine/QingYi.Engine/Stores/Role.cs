namespace QingYi.Engine.Stores;

/// <summary>What a caller may do. From <see cref="Viewer"/> on, each role may also do what the one before it may.</summary>
public enum Role
{
    /// <summary>Posts records to schemes, and nothing else.</summary>
    Sender,

    /// <summary>Reads everything but secrets.</summary>
    Viewer,

    /// <summary>Starts, stops and pauses runs; edits, retries and skips records; tests connections; posts records.</summary>
    Operator,

    /// <summary>Writes schemes and connections, and fetches samples through them.</summary>
    Author,

    /// <summary>Manages users and tokens, and reads the audit.</summary>
    Administrator,
}
