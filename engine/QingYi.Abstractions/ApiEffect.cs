namespace QingYi;

/// <summary>Whether an api reads from its system or writes to it.</summary>
public enum ApiEffect
{
    /// <summary>The api reads, so it can only be a source.</summary>
    Query,

    /// <summary>The api writes, so it can only be a target.</summary>
    Execute,

    /// <summary>The api can be used on both sides: it reads in a source and writes in a target.</summary>
    Any,
}
