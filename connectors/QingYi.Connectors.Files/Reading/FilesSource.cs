using System.Globalization;
using QingYi.Connectors.Files.Formats;

namespace QingYi.Connectors.Files.Reading;

/// <summary>Reads the rows of all files that match a path, in the order of their names. A file stays open between pages.</summary>
internal sealed class FilesSource(string folder, FileFormat format) : Source
{
    private IEnumerator<ReadOnlyMemory<byte>>? open;
    private (string File, long Row) at;

    /// <summary>Receives each file that is opened; null: nobody wants to see them.</summary>
    public Action<Exchange>? Observe { get; init; }

    public override Task<Page> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var files = Files(request.Body[FilePath.Name]?.ToString() ?? "");
        var (file, row) = Where(request.Cursor, files);
        var records = new List<Record>(request.PageSize);
        var bytes = 0L;
        for (var i = file is null ? files.Count : files.IndexOf(file); i < files.Count; i++)
        {
            Open(files[i], files[i] == file ? row : 0);
            while (Next())
            {
                records.Add(new Record(open!.Current));
                at.Row++;
                bytes += open.Current.Length;
                if (records.Count == request.PageSize || bytes >= request.MaxBytes)
                {
                    return Task.FromResult(
                        new Page(
                            records,
                            new Cursor($"{at.Row.ToString(CultureInfo.InvariantCulture)} {at.File}", (request.Cursor?.Page ?? 0) + 1)
                        )
                    );
                }

                cancellationToken.ThrowIfCancellationRequested();
            }

            Close();
        }

        return Task.FromResult(new Page(records, null));
    }

    public override ValueTask DisposeAsync()
    {
        Close();
        return base.DisposeAsync();
    }

    private static (string? File, long Row) Where(Cursor? cursor, List<string> files)
    {
        if (cursor is null)
        {
            return (files.FirstOrDefault(), 0);
        }

        var space = cursor.Text.IndexOf(' ', StringComparison.Ordinal);
        var file = cursor.Text[(space + 1)..];

        // If the file was deleted between two pages, reading continues with the next file by name.
        return files.Contains(file)
            ? (file, long.Parse(cursor.Text.AsSpan(0, space), CultureInfo.InvariantCulture))
            : (files.Find(f => string.CompareOrdinal(f, file) > 0), 0);
    }

    private List<string> Files(string path)
    {
        if (!Directory.Exists(folder))
        {
            throw new ConnectorException(ReadingTexts.NoFolder(folder), ReadingTexts.CorrectFolder);
        }

        var whole = FilePath.Below(folder, path)
            ?? throw new ConnectorException(ReadingTexts.LeavesFolder(path, folder), ReadingTexts.StayBelow);
        if (Path.GetFileName(whole).IndexOfAny(['*', '?']) < 0)
        {
            return File.Exists(whole) ? [whole] : throw new ConnectorException(ReadingTexts.NoFile(whole), ReadingTexts.CorrectPath);
        }

        var parent = Path.GetDirectoryName(whole)!;
        return Directory.Exists(parent)
            ? FileFault.Translated<List<string>>(parent, null, () =>
                [.. Directory.GetFiles(parent, Path.GetFileName(whole)).Order(StringComparer.Ordinal)]
            )
            : [];
    }

    private void Open(string file, long row)
    {
        if (open is not null && at == (file, row))
        {
            return;
        }

        Close();
        Observe?.Invoke(new Exchange(file, ""));
        open = RowReader.Read(file, format).GetEnumerator();
        for (at = (file, 0); at.Row < row && Next(); at.Row++) { }
    }

    private bool Next()
    {
        try
        {
            return open!.MoveNext();
        }
        catch (Exception e)
        {
            // After a failure the reader would report the end of the file.
            Close();
            if (FileFault.Of(e, at.File, format) is { } fault)
            {
                throw fault;
            }

            throw;
        }
    }

    private void Close()
    {
        open?.Dispose();
        open = null;
    }
}
