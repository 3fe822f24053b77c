namespace QingYi.Engine.Hosting;

/// <summary>How much of an environment a use case needs.</summary>
public enum EnvironmentUse
{
    /// <summary>No connection is looked at.</summary>
    None,

    /// <summary>Connections are checked where the environment is there; one that is named must be there.</summary>
    IfThere,

    /// <summary>It must be there.</summary>
    Needed,

    /// <summary>It must be there, and what it emulates is started.</summary>
    Started,
}
