namespace QingYi.Engine.Hosting;

/// <summary>Which part of an environment a use case needs.</summary>
public enum EnvironmentUse
{
    /// <summary>The use case needs no connection.</summary>
    None,

    /// <summary>The loader validates the connections if the environment exists; an environment that the user names must exist.</summary>
    IfThere,

    /// <summary>The environment must exist.</summary>
    Needed,

    /// <summary>The environment must exist, and the loader starts its emulators.</summary>
    Started,
}
