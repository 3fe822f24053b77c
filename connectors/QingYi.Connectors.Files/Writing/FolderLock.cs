using System.Collections.Concurrent;

namespace QingYi.Connectors.Files.Writing;

/// <summary>
/// Lets one target at a time write below a folder: targets of this process wait for their turn, targets of other processes get an error
/// and try again.
/// </summary>
internal sealed class FolderLock
{
    private const string File = ".qingyi.lock";
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> locks = new(StringComparer.Ordinal);

    /// <returns>Releases the lock when it is disposed.</returns>
    /// <exception cref="TransientException">Another process holds the lock.</exception>
    public async Task<IDisposable> EnterAsync(string folder, CancellationToken cancellationToken)
    {
        var mutex = locks.GetOrAdd(Path.GetFullPath(folder), _ => new SemaphoreSlim(1, 1));
        await mutex.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new Held(mutex, Open(folder));
        }
        catch
        {
            mutex.Release();
            throw;
        }
    }

    private static FileStream Open(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, File), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new TransientException(WritingTexts.OtherProcessWrites(folder, e.Message), Soon, innerException: e);
        }
    }

    private sealed class Held(SemaphoreSlim mutex, FileStream file) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            mutex.Release();
        }
    }
}
