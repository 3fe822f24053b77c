using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.IntegrationTests;

/// <summary>
/// A folder with an environment, a scheme and records, a database of the real server, and the real program that uses them.
/// </summary>
/// <param name="database">The server.</param>
/// <param name="schema">The database, which is created anew.</param>
internal sealed class DatabaseRun(MariaDb database, string schema)
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("qingyi-" + schema).FullName;

    public string State => Path.Combine(Folder, "state");

    public async ValueTask PrepareAsync()
    {
        await database.ExecuteAsync($"DROP DATABASE IF EXISTS {schema}; CREATE DATABASE {schema} CHARACTER SET utf8mb4", "");
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "env.yaml"),
            $"connections: {{ db: {{ connector: mysql, connectionString: '{database.Connection(schema)}' }}, files: {{ "
                + $"connector: files, folder: '{Folder}' }} }}"
        );
    }

    /// <summary>Replaces the records of <c>in.jsonl</c>.</summary>
    public Task RecordsAsync(IEnumerable<string> lines) => File.WriteAllLinesAsync(Path.Combine(Folder, "in.jsonl"), lines);

    public Task SchemeAsync(string source, string target, string id) =>
        File.WriteAllTextAsync(Path.Combine(Folder, "scheme.yaml"), $"scheme: {id}\n{source}\ntarget:\n  {target}\n");

    public Task<(int Exit, string Output, string Errors)> CallAsync(string command, params string[] options) =>
        QingYiProcess.RunAsync([
            command,
            Path.Combine(Folder, "scheme.yaml"),
            "--env",
            Path.Combine(Folder, "env.yaml"),
            "--state",
            State,
            .. options,
        ]);

    public async Task<JsonNode> RunAsync(int exit)
    {
        var (ended, output, errors) = await CallAsync("run", "--output", "json");
        Assert.True(ended == exit, output + errors);
        return JsonNode.Parse(output)!;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
