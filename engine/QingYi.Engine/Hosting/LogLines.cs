using System.Text;

namespace QingYi.Engine.Hosting;

/// <summary>The complete lines of a file that other processes append to, with the position behind each.</summary>
internal sealed class LogLines : IAsyncDisposable
{
    private readonly FileStream file;
    private byte[] buffer = new byte[64 * 1024];
    private int begin;
    private int end;

    /// <param name="path">The file.</param>
    /// <param name="offset">Where to begin, in bytes.</param>
    public LogLines(string path, long offset)
    {
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: true);
        file.Position = Position = Math.Min(offset, file.Length);
    }

    /// <summary>The position behind the last line that was returned.</summary>
    public long Position { get; private set; }

    /// <summary>Returns the next line; null: there is none that has been written to its end.</summary>
    public async Task<string?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = buffer.AsSpan(begin, end - begin).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, begin, length);
                (begin, Position) = (begin + length + 1, Position + length + 1);
                return line;
            }

            if (begin > 0)
            {
                buffer.AsSpan(begin, end - begin).CopyTo(buffer);
                (begin, end) = (0, end - begin);
            }

            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await file.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return null;
            }

            end += read;
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
