using System.Globalization;
using QingYi.Engine.Access;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Reads the logs of runs: <c>logs/runsYYYYMMDD.jsonl</c> in the state directory, one line of JSON for each entry
/// (<see cref="RunLogEntry"/>), with a further file of the day, <c>_001</c> and so on, whenever one has reached its size. The program
/// writes them; any process that has the directory can read them, also while the run is running.
/// </summary>
/// <param name="state">The full path of the state directory.</param>
public sealed class RunLogs(string state)
{
    /// <summary>The folder of the files in the state directory.</summary>
    public const string Folder = "logs";

    /// <summary>The beginning of the names of the files.</summary>
    public const string Prefix = "runs";

    private const string Day = "yyyyMMdd";
    private readonly string folder = Path.Combine(state, Folder);

    /// <summary>Returns entries of the log of a run, oldest first.</summary>
    /// <param name="run">The run's id; of a run without entries the result is empty.</param>
    /// <param name="query">Which entries.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="RefusedException"><c>after</c> is not a position, or the run's id is not one.</exception>
    public async Task<RunLogPage> ReadAsync(string run, RunLogQuery query, CancellationToken cancellationToken)
    {
        var (first, offset) = Position(run, query.After);
        var entries = new List<RunLogEntry>();
        var after = query.After;
        foreach (var file in Files().Where(f => string.CompareOrdinal(Path.GetFileNameWithoutExtension(f), first) >= 0))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            await using var lines = new LogLines(file, name == first ? offset : 0);
            after = $"{name}:{lines.Position}";
            while (await lines.NextAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                // Most lines belong to other runs; looking for the id is much cheaper than parsing them.
                if (line.Contains(run, StringComparison.Ordinal) && RunLogEntry.Parse(line) is { } entry && Fits(entry, run, query))
                {
                    if (entries.Count == query.Limit)
                    {
                        return new RunLogPage(entries, after, HasMore: true);
                    }

                    entries.Add(entry);
                }

                after = $"{name}:{lines.Position}";
            }
        }

        return new RunLogPage(entries, after, HasMore: false);
    }

    /// <summary>Deletes the files of days that are longer ago than reports of runs are kept.</summary>
    /// <param name="before">The first day that is kept.</param>
    /// <exception cref="IOException">A file cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be deleted.</exception>
    public void Prune(DateTimeOffset before)
    {
        var first = Prefix + before.UtcDateTime.ToString(Day, CultureInfo.InvariantCulture);
        foreach (var file in Files().Where(f => string.CompareOrdinal(Path.GetFileNameWithoutExtension(f), first) < 0).ToList())
        {
            File.Delete(file);
        }
    }

    private static bool Fits(RunLogEntry entry, string run, RunLogQuery query) =>
        entry.Run == run
        && entry.Level >= query.Level
        && (query.Find is null || entry.Text.Contains(query.Find, StringComparison.OrdinalIgnoreCase));

    // The id of a run begins with the time of its start in UTC; the files are named by days in the zone of the process, which can be a day
    // apart.
    private static (string File, long Offset) Position(string run, string? after)
    {
        if (
            run.Length < Day.Length
            || !DateTime.TryParseExact(run[..Day.Length], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
        {
            throw new RefusedException(Refusal.NotFound, HostingTexts.NoRun(run));
        }

        if (after is null)
        {
            return (Prefix + day.AddDays(-1).ToString(Day, CultureInfo.InvariantCulture), 0);
        }

        return
            after.Split(':') is [{ Length: > 0 } file, var text]
            && long.TryParse(text, CultureInfo.InvariantCulture, out var offset)
            && offset >= 0
            ? (file, offset)
            : throw new RefusedException(Refusal.Wrong, HostingTexts.NotAPosition(after));
    }

    private IEnumerable<string> Files() =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, Prefix + "*.jsonl").Order(StringComparer.Ordinal) : [];
}
