using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;

namespace QingYi.Engine.Hosting;

/// <summary>A scheme as it was read and checked; immutable.</summary>
public sealed class LoadedScheme
{
    internal LoadedScheme(string file, CompiledScheme? compiled, EnvironmentFile? environment, ProblemList problems)
    {
        (File, Compiled, Environment, Problems) = (file, compiled, environment, problems);
    }

    /// <summary>The scheme's file.</summary>
    public string File { get; }

    /// <summary>All that is wrong with it and with the environment.</summary>
    public ProblemList Problems { get; }

    /// <summary>The environment; null: none was asked for, or it is not there.</summary>
    public EnvironmentFile? Environment { get; }

    /// <summary>False: an error keeps the scheme from running, and the members below must not be asked for.</summary>
    public bool IsUsable => Compiled is not null && !Problems.HasErrors;

    /// <summary>The scheme's id.</summary>
    public string Id => Usable.Id;

    /// <summary>Its name for people; null: it has none.</summary>
    public string? Name => Usable.Config.Name;

    /// <summary>The zone of its times.</summary>
    public TimeZoneInfo TimeZone => Usable.TimeZone;

    /// <summary>The name of the source's connection; null: no environment was asked for.</summary>
    public string? SourceConnection => Usable.Source.Connection?.Name;

    /// <summary>The name of the target's connection; null: no environment was asked for.</summary>
    public string? TargetConnection => Usable.Target.Connection?.Name;

    /// <summary>An override decides which records are read, so that a run must not move the watermark.</summary>
    public bool ReadsOthers { get; init; }

    internal CompiledScheme? Compiled { get; }

    internal CompiledScheme Usable => Compiled ?? throw new InvalidOperationException($"{File} has errors");
}
