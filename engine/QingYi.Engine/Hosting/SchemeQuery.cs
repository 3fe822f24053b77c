namespace QingYi.Engine.Hosting;

/// <summary>Which scheme is to be loaded, and how.</summary>
/// <param name="File">The scheme's file.</param>
public sealed record SchemeQuery(string File)
{
    /// <summary>
    /// The environment: a path, or a name that is looked for in <c>environments/</c>; null: the one called <c>default</c>.
    /// </summary>
    public string? Environment { get; init; }

    /// <summary>How much of the environment is needed.</summary>
    public EnvironmentUse Use { get; init; } = EnvironmentUse.IfThere;

    /// <summary>Values that hold instead of the scheme's, each <c>PATH=VALUE</c>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];
}
