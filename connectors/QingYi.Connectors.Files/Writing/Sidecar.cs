using System.Text.Json;

namespace QingYi.Connectors.Files.Writing;

/// <summary>The file beside the files of a folder that keeps the checkpoint of a lane.</summary>
/// <param name="folder">The folder.</param>
/// <param name="lane">The lane.</param>
internal sealed class Sidecar(string folder, Lane lane)
{
    private const string Prefix = ".qingyi-";
    private const string Suffix = ".json";
    private readonly string file = Path.Combine(folder, $"{Prefix}{lane.Scheme}-{lane.Number}{Suffix}");

    /// <summary>Null: there is none.</summary>
    public Task<FilesCheckpoint?> ReadAsync(CancellationToken cancellationToken) => ReadAsync(file, cancellationToken);

    /// <summary>The new checkpoint takes the old one's place at once or not at all.</summary>
    public async Task SaveAsync(FilesCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var temporary = file + ".new";
        await using (var stream = new FileStream(temporary, FileMode.Create))
        {
            await JsonSerializer
                .SerializeAsync(stream, checkpoint with { Version = FilesCheckpoint.Newest }, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
    }

    /// <summary>
    /// Sees that no other scheme was interrupted while it added to these files: it has to cut them back first, and must find its rows at
    /// their end.
    /// </summary>
    /// <exception cref="ConnectorException">One was.</exception>
    public async Task RequireFreeAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        foreach (var other in Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}").Where(f => f != file))
        {
            if (
                await ReadAsync(other, cancellationToken).ConfigureAwait(false) is not { } theirs
                || names.FirstOrDefault(theirs.Pending.ContainsKey) is not { } name
            )
            {
                continue;
            }

            var scheme = Path.GetFileName(other)[Prefix.Length..^Suffix.Length];
            scheme = scheme[..scheme.LastIndexOf('-')];
            throw new ConnectorException(
                $"{Path.Combine(folder, name)}: the scheme '{scheme}' was interrupted while it added rows to this file, and "
                    + "has to finish that first",
                $"Run '{scheme}' once. If it is gone for good, look at the end of the file for rows that are not whole, and remove {other}."
            );
        }
    }

    private static async Task<FilesCheckpoint?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var checkpoint = JsonSerializer.Deserialize<FilesCheckpoint>(
            await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false)
        );
        return checkpoint is not { Version: > FilesCheckpoint.Newest }
            ? checkpoint
            : throw new ConnectorException(
                $"{file} has version {checkpoint.Version}, but this program reads version {FilesCheckpoint.Newest}",
                "Use the version of QingYi that wrote it, or a later one."
            );
    }
}
