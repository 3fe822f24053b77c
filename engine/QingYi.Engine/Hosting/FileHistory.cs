using System.Security.Cryptography;
using System.Text.Json;

namespace QingYi.Engine.Hosting;

/// <summary>Keeps the texts that scheme files had, and drafts, as files in the state directory.</summary>
/// <param name="folder">The folder.</param>
/// <param name="clock">The engine's clock.</param>
internal sealed class FileHistory(string folder, TimeProvider clock)
{
    private const int MostVersions = 200;
    private const string Draft = "draft-";
    private readonly Lock mutex = new();

    /// <summary>The texts that the state directory of a workspace keeps.</summary>
    public static FileHistory Of(Workspace workspace) => new(Path.Combine(workspace.State, "files"), workspace.Clock);

    /// <summary>
    /// Keeps a text, unless it is the last one already. Where the state directory cannot be written, the version is missing: a scheme must
    /// be taken up all the same.
    /// </summary>
    public void Add(string file, string version, string text, string? author)
    {
        try
        {
            Keep(file, version, text, author);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
    }

    private void Keep(string file, string version, string text, string? author)
    {
        lock (mutex)
        {
            if (Files(file) is [var last, ..] && last.EndsWith($"-{version}.json", StringComparison.Ordinal))
            {
                return;
            }

            var kept = new Kept(new FileVersion(version, clock.GetUtcNow(), author), text);
            Write(Path.Combine(Of(file), $"{kept.Head.At.UtcTicks:D19}-{version}.json"), kept);
            foreach (var old in Files(file).Skip(MostVersions))
            {
                File.Delete(old);
            }
        }
    }

    /// <summary>The versions, newest first.</summary>
    public IReadOnlyList<FileVersion> List(string file) => [.. Files(file).Select(f => Read<Kept>(f)?.Head).OfType<FileVersion>()];

    /// <summary>Returns the text of a version; null: it is not kept.</summary>
    public string? Text(string file, string version) =>
        Files(file).FirstOrDefault(f => f.EndsWith($"-{version}.json", StringComparison.Ordinal)) is { } found
            ? Read<Kept>(found)?.Text
            : null;

    public FileDraft? FindDraft(string file, string author) => Read<FileDraft>(DraftOf(file, author));

    public void KeepDraft(string file, string author, FileDraft draft) => Write(DraftOf(file, author), draft);

    /// <summary>Deletes a draft; where the state directory cannot be written, it stays.</summary>
    public void DropDraft(string file, string author)
    {
        try
        {
            File.Delete(DraftOf(file, author));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
    }

    /// <summary>
    /// Renames a file with its versions and drafts: whenever the process ends, they are found by the name that the file then has. A draft
    /// stays where its author has another one under the new name.
    /// </summary>
    /// <param name="file">The name.</param>
    /// <param name="name">The new name.</param>
    /// <param name="rename">Renames the file itself; it may throw.</param>
    public void Rename(string file, string name, Action rename)
    {
        lock (mutex)
        {
            var copied = new List<(string From, string To)>();
            try
            {
                foreach (var from in Directory.Exists(Of(file)) ? Directory.GetFiles(Of(file), "*.json") : [])
                {
                    var to = Path.Combine(Of(name), Path.GetFileName(from));
                    if (!File.Exists(to))
                    {
                        WriteNew(to, File.ReadAllBytes(from));
                        copied.Add((from, to));
                    }
                }

                rename();
            }
            catch
            {
                copied.ForEach(c => File.Delete(c.To));
                throw;
            }

            Drop(Of(file), [.. copied.Select(c => c.From)]);
        }
    }

    /// <summary>
    /// Whether a file cannot be replaced. Container mounts and file systems can be read-only although the permissions say otherwise.
    /// </summary>
    public static bool IsReadOnly(string path)
    {
        try
        {
            var probe = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Guid.NewGuid():N}");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)) { }
            return new FileInfo(path).IsReadOnly;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Writes a file so that a reader, or a crash, finds either the old content or the new.</summary>
    public static void WriteWhole(string path, byte[] content)
    {
        var beside = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            // The permissions of a file, and a link to it, outlast its content.
            var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            }

            File.Move(beside, target, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private string Of(string file) => Path.Combine(folder, file);

    // Names of people may contain anything.
    private string DraftOf(string file, string author) =>
        Path.Combine(Of(file), $"{Draft}{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(author)))}.json");

    private string[] Files(string file) =>
        Directory.Exists(Of(file))
            ?
            [
                .. Directory
                    .EnumerateFiles(Of(file), "*.json")
                    .Where(f => char.IsAsciiDigit(Path.GetFileName(f)[0]))
                    .OrderDescending(StringComparer.Ordinal),
            ]
            : [];

    private static T? Read<T>(string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    private static void Write<T>(string path, T content) => WriteNew(path, JsonSerializer.SerializeToUtf8Bytes(content));

    private static void WriteNew(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WriteWhole(path, content);
    }

    // What cannot be deleted is there twice, which harms nothing.
    private static void Drop(string folder, IReadOnlyList<string> files)
    {
        try
        {
            foreach (var file in files)
            {
                File.Delete(file);
            }

            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
    }

    private sealed record Kept(FileVersion Head, string Text);
}
