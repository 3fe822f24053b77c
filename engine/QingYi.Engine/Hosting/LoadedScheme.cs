using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Hosting;

/// <summary>A scheme that was read and validated. Immutable.</summary>
public sealed class LoadedScheme
{
    internal LoadedScheme(string file, CompiledScheme? partly, EnvironmentFile? environment, ProblemList problems)
    {
        (File, Partly, Environment, Problems) = (file, partly, environment, problems);
        Compiled = problems.HasErrors ? null : partly;
    }

    /// <summary>The scheme's file.</summary>
    public string File { get; }

    /// <summary>All problems of the scheme and of the environment.</summary>
    public ProblemList Problems { get; }

    /// <summary>The environment; null: none was requested, or it does not exist.</summary>
    public EnvironmentFile? Environment { get; }

    /// <summary>False when an error keeps the scheme from running; do not use the members below then.</summary>
    public bool IsUsable => Compiled is not null && !Problems.HasErrors;

    /// <summary>The scheme's id.</summary>
    public string Id => Usable.Id;

    /// <summary>The scheme's name for people; null: none.</summary>
    public string? Name => Usable.Config.Name;

    /// <summary>The time zone of the scheme's times; with errors, if need be, that of schemes that name none.</summary>
    public TimeZoneInfo TimeZone => Partly?.TimeZone ?? SchemeConfig.Zone(null);

    /// <summary>The name of the source's connection; null: no environment was requested.</summary>
    public string? SourceConnection => Usable.Source.Connection?.Name;

    /// <summary>The name of the target's connection; null: no environment was requested.</summary>
    public string? TargetConnection => Usable.Target.Connection?.Name;

    /// <summary>True when an override changes which records are read, so that a run must not move the watermark.</summary>
    public bool ReadsOthers { get; init; }

    /// <summary>What could be compiled, with or without errors; null: nothing.</summary>
    internal CompiledScheme? Partly { get; }

    internal CompiledScheme? Compiled { get; }

    internal CompiledScheme Usable => Compiled ?? throw new InvalidOperationException($"{File} has errors");
}
