using System.Security.Cryptography;
using System.Text;
using QingYi.Engine.Access;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>
/// The files of a host's folder: reads and saves their texts, keeps their versions and the drafts of those who write them. A save names the
/// version that it replaces, so that nobody overwrites what another one has saved since.
/// </summary>
public sealed class SchemeFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly FileFolder folder;
    private readonly RecordStore? store;
    private readonly FileHistory history;
    private readonly TimeProvider clock;

    internal SchemeFiles(FileFolder folder, RecordStore? store, FileHistory history, TimeProvider clock) =>
        (this.folder, this.store, this.history, this.clock) = (folder, store, history, clock);

    /// <summary>The files of the folder by name, including those with errors.</summary>
    public IReadOnlyList<SchemeFile> Files => [.. folder.Files];

    /// <summary>
    /// Returns the files of a folder whose schemes this process does not run. A host that watches the folder takes up what is changed.
    /// </summary>
    /// <param name="workspace">The services that the use cases share; its state directory has the versions and the drafts.</param>
    /// <param name="store">The store, which the caller disposes; null: there is none, so no record waits. A change needs it.</param>
    /// <param name="directory">The folder.</param>
    /// <param name="environment">The connections; null: they are not checked.</param>
    public static SchemeFiles Of(Workspace workspace, RecordStore? store, string directory, EnvironmentFile? environment) =>
        new(new IdleFolder(workspace, directory, environment), store, FileHistory.Of(workspace), workspace.Clock);

    /// <summary>Returns the text of a file.</summary>
    /// <exception cref="RefusedException">The file does not exist, cannot be read, or its name is not that of a scheme file.</exception>
    public FileText Read(string file) => Find(file) ?? throw new RefusedException(Refusal.NotFound, FileTexts.NoFile(file));

    /// <summary>Returns the text of a file; null: it does not exist.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or its name is not that of a scheme file.</exception>
    public FileText? Find(string file)
    {
        var path = PathOf(file);
        if (!File.Exists(path))
        {
            return null;
        }

        string text;
        try
        {
            text = Utf8.GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException(Refusal.Conflict, FileTexts.NotUtf8(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Refusal.Conflict, HostingTexts.FileUnreadable(e.Message.TrimEnd('.')));
        }

        return new FileText(file, text, VersionOf(text), FileHistory.IsReadOnly(path) ? FileTexts.ReadOnly(folder.Path) : null);
    }

    /// <summary>
    /// Saves a text: all of it or nothing, also if the host crashes. The host runs it at once, between two runs of the scheme.
    /// </summary>
    /// <returns>What became of it: a text with errors, and one that replaces another version than the one there, are not saved.</returns>
    /// <exception cref="RefusedException">The caller is no author, the name is not that of a scheme file, or the folder cannot be
    /// written.</exception>
    public async Task<FileSaved> SaveAsync(Caller caller, FileSave save, CancellationToken cancellationToken)
    {
        caller.Require(Role.Author);
        var path = PathOf(save.File);
        var problems = new ProblemList();
        folder.Compile(path, save.Text, problems);
        if (problems.HasErrors && !save.WithErrors)
        {
            return new FileSaved(FileOutcome.Invalid, Find(save.File), problems.Sorted);
        }

        var isSaved = false;
        var action = FileTexts.WasSaved(save.File);
        string? changes = null;
        await folder
            .ChangeAsync(
                path,
                null,
                () =>
                {
                    var current = Find(save.File);
                    if (current?.Version != save.Base)
                    {
                        return false;
                    }

                    Replace(path, current, save.Text);
                    history.Add(save.File, VersionOf(save.Text), save.Text, caller.Name);
                    history.DropDraft(save.File, caller.Name);
                    changes = TextComparison.Changes(current?.Text ?? "", save.Text);
                    action = action.Then(TextComparison.Unseen(current?.Text ?? "", save.Text));
                    return isSaved = true;
                },
                cancellationToken
            )
            .ConfigureAwait(false);

        if (isSaved)
        {
            await AuditAsync(caller, SchemeOf(save.File), action, changes).ConfigureAwait(false);
        }

        // Only the folder knows whether another file has the id already.
        var found = isSaved ? folder.Files.FirstOrDefault(f => f.File == save.File)?.Problems : null;
        return new FileSaved(isSaved ? FileOutcome.Saved : FileOutcome.Conflict, Find(save.File), found ?? problems.Sorted);
    }

    /// <summary>Deletes a file. The host no longer runs its scheme; its records and its versions stay.</summary>
    /// <param name="caller">Who deletes it.</param>
    /// <param name="file">The file.</param>
    /// <param name="version">The version that is deleted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">The caller is no author; the file does not exist, is another version, or cannot be
    /// deleted.</exception>
    public async Task DeleteAsync(Caller caller, string file, string version, CancellationToken cancellationToken)
    {
        caller.Require(Role.Author);
        var path = PathOf(file);
        var scheme = SchemeOf(file);
        await folder
            .ChangeAsync(
                path,
                null,
                () =>
                {
                    var current = Read(file);
                    if (current.Version != version)
                    {
                        throw new RefusedException(Refusal.Conflict, FileTexts.OtherVersion(file));
                    }

                    Replace(path, current, null);
                    return true;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        await AuditAsync(caller, scheme, FileTexts.WasDeleted(file), null).ConfigureAwait(false);
    }

    /// <summary>
    /// Renames a file; its versions and drafts come along. The host runs its scheme on, without errors or with them in the version before.
    /// </summary>
    /// <param name="caller">Who renames it.</param>
    /// <param name="file">The file.</param>
    /// <param name="name">Its new name, with an ending of the same format.</param>
    /// <param name="version">The version that is renamed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file with its new name.</returns>
    /// <exception cref="RefusedException">The caller is no author; the file does not exist, is another version, or cannot be renamed; the
    /// new name is not that of a scheme file, belongs to a file already, or has the ending of another format.</exception>
    public async Task<FileText> RenameAsync(Caller caller, string file, string name, string version, CancellationToken cancellationToken)
    {
        caller.Require(Role.Author);
        var (from, to) = (PathOf(file), PathOf(name));
        if (NodeFile.IsJson(file) != NodeFile.IsJson(name))
        {
            throw new RefusedException(Refusal.Wrong, FileTexts.OtherFormat(file, name));
        }

        var scheme = SchemeOf(file);
        await folder
            .ChangeAsync(
                to,
                from,
                () =>
                {
                    var current = Read(file);
                    if (current.Version != version)
                    {
                        throw new RefusedException(Refusal.Conflict, FileTexts.OtherVersion(file));
                    }

                    Move(current, from, to);
                    return true;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        await AuditAsync(caller, scheme, FileTexts.WasRenamed(file, name), null).ConfigureAwait(false);
        return Read(name);
    }

    /// <summary>
    /// Returns the versions of a file, newest first: those that were saved, those that the host found, and the current one. At most 201.
    /// </summary>
    public IReadOnlyList<FileVersion> Versions(string file)
    {
        var path = PathOf(file);
        var kept = history.List(file);
        var newest = kept.Count > 0 ? kept[0].Version : null;
        return Current(file) is { } current && current != newest
            ? [new FileVersion(current, File.GetLastWriteTimeUtc(path), null), .. kept]
            : kept;
    }

    /// <summary>Returns the text of a version.</summary>
    /// <exception cref="RefusedException">The version is not kept.</exception>
    public string Text(string file, string version)
    {
        PathOf(file);
        return history.Text(file, version)
            ?? (Find(file) is { } current && current.Version == version ? current.Text : null)
            ?? throw new RefusedException(Refusal.NotFound, FileTexts.NoVersion(file, version));
    }

    /// <summary>Compares two texts of a scheme, and says what the change means for its records.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="old">The text before.</param>
    /// <param name="text">The text afterwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public Task<FileComparison> CompareAsync(string file, string old, string text, CancellationToken cancellationToken) =>
        new FileComparer(folder, store).CompareAsync(PathOf(file), old, text, cancellationToken);

    /// <summary>Returns the draft that the caller has of a file; null: none.</summary>
    public FileDraft? Draft(Caller caller, string file)
    {
        PathOf(file);
        return history.FindDraft(file, caller.Name);
    }

    /// <summary>Keeps a draft, in place of the caller's draft before.</summary>
    /// <param name="caller">Who writes it.</param>
    /// <param name="file">The file.</param>
    /// <param name="text">The text.</param>
    /// <param name="version">The version of the file from which it was made; null: the file does not exist.</param>
    /// <exception cref="RefusedException">The caller is no author.</exception>
    public FileDraft KeepDraft(Caller caller, string file, string text, string? version)
    {
        caller.Require(Role.Author);
        PathOf(file);
        var draft = new FileDraft(text, version, clock.GetUtcNow());
        history.KeepDraft(file, caller.Name, draft);
        return draft;
    }

    /// <summary>Deletes the caller's draft of a file.</summary>
    public void DropDraft(Caller caller, string file)
    {
        PathOf(file);
        history.DropDraft(file, caller.Name);
    }

    // A byte order mark is no part of a scheme, but of its file.
    internal static string VersionOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'))))[..SchemeCompiler.VersionLength];

    private string SchemeOf(string file) => folder.Files.FirstOrDefault(f => f.File == file)?.Scheme ?? "";

    // What has been done is in the audit, whether or not the caller still waits.
    private Task AuditAsync(Caller caller, string scheme, LocalizedText action, string? changes) =>
        (store ?? throw new InvalidOperationException("A change of a file needs the store, which keeps the audit.")).Access.AuditAsync(
            new AuditEntry(caller.Stamp(clock.GetUtcNow(), changes), scheme, action),
            CancellationToken.None
        );

    // A file that cannot be read still has the versions that were kept.
    private string? Current(string file)
    {
        try
        {
            return Find(file)?.Version;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    // What another program has just written may be in no version yet.
    private void Keep(FileText? current)
    {
        if (current is { ReadOnly: { } why })
        {
            throw new RefusedException(Refusal.Conflict, why);
        }

        if (current is not null)
        {
            history.Add(current.File, current.Version, current.Text, author: null);
        }
    }

    private void Move(FileText current, string from, string to)
    {
        var name = Path.GetFileName(to);
        if (Path.Exists(to))
        {
            throw new RefusedException(Refusal.Conflict, FileTexts.NameIsTaken(name));
        }

        Keep(current);
        try
        {
            // Another program may have taken the name since: nothing is overwritten.
            history.Rename(current.File, name, () => File.Move(from, to, overwrite: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Refusal.Conflict, FileTexts.NotRenamed(current.File, folder.Path, e.Message.TrimEnd('.')));
        }
    }

    private void Replace(string path, FileText? current, string? text)
    {
        Keep(current);

        try
        {
            if (text is null)
            {
                File.Delete(path);
            }
            else
            {
                FileHistory.WriteWhole(path, Utf8.GetBytes(text));
            }
        }
        catch (EncoderFallbackException)
        {
            throw new RefusedException(Refusal.Wrong, FileTexts.HalfCharacter);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Refusal.Conflict, FileTexts.NotWritten(Path.GetFileName(path), folder.Path, e.Message.TrimEnd('.')));
        }
    }

    private string PathOf(string file)
    {
        var isPlain =
            file.Length is > 0 and <= 200 && file == Path.GetFileName(file) && file.IndexOfAny(Path.GetInvalidFileNameChars()) < 0;
        return isPlain && SchemeLoader.IsSchemeFile(file)
            ? Path.Combine(folder.Path, file)
            : throw new RefusedException(Refusal.Wrong, FileTexts.NotASchemeFile(file));
    }
}
