namespace QingYi.Engine.Hosting;

/// <summary>Which scheme to load, and how.</summary>
/// <param name="File">The scheme's file.</param>
public sealed record SchemeQuery(string File)
{
    /// <summary>The environment: a path, or a name to look up in <c>environments/</c>; null: <c>default</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>Which part of the environment is needed.</summary>
    public EnvironmentUse Use { get; init; } = EnvironmentUse.IfThere;

    /// <summary>Values that replace those of the scheme, each <c>PATH=VALUE</c>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];
}
