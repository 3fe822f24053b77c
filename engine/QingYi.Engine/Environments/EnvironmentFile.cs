using QingYi.Engine.Documents;

namespace QingYi.Engine.Environments;

/// <summary>The connections of an environment, read and validated. Immutable.</summary>
public sealed record EnvironmentFile
{
    /// <summary>The file of the environment.</summary>
    public required string File { get; init; }

    /// <summary>The connections by name; their options contain secrets.</summary>
    public required IReadOnlyDictionary<string, Connection> Connections { get; init; }

    /// <summary>Connections whose system is emulated inside this process, with the settings of the emulator.</summary>
    internal IReadOnlyDictionary<string, SchemeNode> Emulators { get; init; } = new Dictionary<string, SchemeNode>();

    /// <summary>The number of runs that can use a connection at a time, where the connection limits it.</summary>
    public IReadOnlyDictionary<string, int> ParallelRuns { get; init; } = new Dictionary<string, int>();

    /// <summary>The settings of the host.</summary>
    public HostConfig Host { get; init; } = new();

    /// <summary>Which failures are reported, and to whom.</summary>
    public AlertConfig Alerts { get; init; } = new();

    /// <summary>The number of rows of its target's tables that a run shows at its end; 0: none.</summary>
    public int Show { get; init; }

    /// <summary>
    /// Returns the file that <c>--env</c> names: a path, or a name to look up next to the scheme and in the working directory. Null: the
    /// file does not exist.
    /// </summary>
    internal static string? Locate(string? name, string schemeFile, out IReadOnlyList<string> looked)
    {
        var wanted = name ?? "default";
        var isPath =
            wanted.Contains('/', StringComparison.Ordinal) || wanted.Contains('\\', StringComparison.Ordinal) || Path.HasExtension(wanted);
        string[] candidates = isPath
            ? [wanted]
            :
            [
                .. from folder in new[] { Path.Combine(Path.GetDirectoryName(schemeFile) ?? "", "environments"), "environments" }
                from extension in new[] { ".yaml", ".yml", ".json" }
                select Path.Combine(folder, wanted + extension),
            ];
        looked = [.. candidates.Distinct()];
        return looked.FirstOrDefault(System.IO.File.Exists);
    }
}
