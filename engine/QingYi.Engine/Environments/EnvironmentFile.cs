using QingYi.Engine.Documents;

namespace QingYi.Engine.Environments;

/// <summary>The connections of an environment, read and checked; immutable.</summary>
public sealed record EnvironmentFile
{
    /// <summary>The file it was read from.</summary>
    public required string File { get; init; }

    /// <summary>Its connections by name; their options hold secrets.</summary>
    public required IReadOnlyDictionary<string, Connection> Connections { get; init; }

    /// <summary>Connections whose system is emulated inside this process, with what the emulator is told.</summary>
    internal IReadOnlyDictionary<string, SchemeNode> Emulators { get; init; } = new Dictionary<string, SchemeNode>();

    /// <summary>How many runs may use a connection at a time, where it says so.</summary>
    public IReadOnlyDictionary<string, int> ParallelRuns { get; init; } = new Dictionary<string, int>();

    /// <summary>How the host works.</summary>
    public HostConfig Host { get; init; } = new();

    /// <summary>Who is told of what goes wrong.</summary>
    public AlertConfig Alerts { get; init; } = new();

    /// <summary>A run ends by showing so many rows of its target's tables; 0: none.</summary>
    public int Show { get; init; }

    /// <summary>
    /// The file that <c>--env</c> means: a path, or a name looked for beside the scheme and in the working directory. Null: none of them is
    /// there.
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
