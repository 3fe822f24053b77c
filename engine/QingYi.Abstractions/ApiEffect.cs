namespace QingYi;

/// <summary>What an api does to its system.</summary>
public enum ApiEffect
{
    /// <summary>It reads.</summary>
    Query,

    /// <summary>It writes.</summary>
    Execute,

    /// <summary>It does what the side of the scheme asks for.</summary>
    Any,
}
