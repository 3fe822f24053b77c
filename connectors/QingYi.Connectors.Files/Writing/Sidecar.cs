using System.Text.Json;

namespace QingYi.Connectors.Files.Writing;

/// <summary>The file that stores the checkpoint of a lane in the folder of the files.</summary>
/// <param name="folder">The folder.</param>
/// <param name="lane">The lane.</param>
internal sealed class Sidecar(string folder, Lane lane)
{
    private const string Prefix = ".qingyi-";
    private const string Suffix = ".json";
    private readonly string file = Path.Combine(folder, $"{Prefix}{lane.Scheme}-{lane.Number}{Suffix}");

    /// <summary>Reads the checkpoint; null: there is none.</summary>
    public Task<FilesCheckpoint?> ReadAsync(CancellationToken cancellationToken) => ReadAsync(file, cancellationToken);

    /// <summary>Replaces the checkpoint atomically.</summary>
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
    /// Checks that no other scheme was interrupted while it appended to these files: that scheme must cut them back first, and needs its
    /// rows at the end of the files.
    /// </summary>
    /// <exception cref="ConnectorException">Another scheme was interrupted.</exception>
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
                WritingTexts.OtherSchemeInterrupted(Path.Combine(folder, name), scheme),
                WritingTexts.RunOtherScheme(scheme, other)
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
                WritingTexts.NewerCheckpoint(file, checkpoint.Version, FilesCheckpoint.Newest),
                WritingTexts.UseNewerVersion
            );
    }
}
