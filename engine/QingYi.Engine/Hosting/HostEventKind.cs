namespace QingYi.Engine.Hosting;

/// <summary>What a host reports to those who watch it.</summary>
public enum HostEventKind
{
    /// <summary>A run has begun.</summary>
    RunStarted,

    /// <summary>A run has made progress; at most once a second for each run.</summary>
    RunProgress,

    /// <summary>A run has ended.</summary>
    RunEnded,

    /// <summary>The host has taken up a scheme file, has found errors in it, or no longer finds it.</summary>
    FileChanged,

    /// <summary>Something needs a person, or no longer does.</summary>
    Alert,

    /// <summary>Nothing has happened for 15 seconds; also the first event when no run is in progress.</summary>
    Heartbeat,
}
