using System.Text.Json;
using QingYi.Connectors.Files.Formats;

namespace QingYi.Connectors.Files.Writing;

/// <summary>
/// Appends rows to files. It stores the lengths of the files before the first row of a delivery and the delivery after the last row, and
/// cuts an incomplete delivery off again. Rows that other programs wrote into the same files stay.
/// </summary>
internal sealed class FilesTarget(string folder, FilesTargetPlan plan, FolderLock folders) : Target
{
    private readonly RowEncoder encoder = new(plan);
    private FilesCheckpoint checkpoint = new();
    private Sidecar? sidecar;

    public override Limitation? Guarantee => null;

    public override Task<Checkpoint?> TakeLaneAsync(Lane lane, bool adopt, CancellationToken cancellationToken) =>
        GuardAsync(
            async () =>
            {
                sidecar = new Sidecar(folder, lane);
                var known = await sidecar.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (!adopt && known is not null && known.Store != lane.Store)
                {
                    throw new FencedException(WritingTexts.OtherStore(lane.Scheme, known.Store), WritingTexts.UseOtherStore);
                }

                if (!adopt && known?.Token > lane.Token)
                {
                    throw FencedException.TakenOver(lane);
                }

                checkpoint = (known ?? new FilesCheckpoint()) with { Store = lane.Store, Token = lane.Token };
                if (adopt)
                {
                    checkpoint = checkpoint with { Delivery = 0, Outcomes = [] };
                }

                CutBack(adopt);
                await sidecar.SaveAsync(checkpoint, cancellationToken).ConfigureAwait(false);
                return (Checkpoint?)new Checkpoint(checkpoint.Delivery, checkpoint.Outcomes);
            },
            cancellationToken
        );

    public override Task<WriteResult> WriteAsync(Delivery delivery, CancellationToken cancellationToken) =>
        GuardAsync(
            async () =>
            {
                if (
                    await sidecar!.ReadAsync(cancellationToken).ConfigureAwait(false) is { } now
                    && (now.Store != delivery.Lane.Store || now.Token != delivery.Lane.Token)
                )
                {
                    throw FencedException.TakenOver(delivery.Lane);
                }

                CutBack(adopt: false);
                var files = new Dictionary<string, FileAddition>(StringComparer.Ordinal);
                foreach (var document in delivery.Documents)
                {
                    if (Add(files, document) is { } rejection)
                    {
                        return WriteResult.RolledBack(rejection, document.Key);
                    }
                }

                await sidecar.RequireFreeAsync(files.Keys, cancellationToken).ConfigureAwait(false);
                await WriteAsync(files, cancellationToken).ConfigureAwait(false);
                List<Outcome> outcomes = [.. delivery.Documents.Select(d => new Outcome(d.Key, null, null))];
                checkpoint = checkpoint.AtRest() with { Delivery = delivery.Number, Outcomes = [.. delivery.Settled, .. outcomes] };
                await sidecar.SaveAsync(checkpoint, cancellationToken).ConfigureAwait(false);
                return WriteResult.Written(outcomes);
            },
            cancellationToken
        );

    public override Task ProbeAsync(CancellationToken cancellationToken) => GuardAsync(() => Task.FromResult(true), cancellationToken);

    public override Task CompleteAsync(CancellationToken cancellationToken) =>
        GuardAsync(
            () =>
            {
                foreach (var name in checkpoint.Exports)
                {
                    ExcelFile.Export(Path.Combine(folder, name), plan);
                }

                return Task.FromResult(true);
            },
            cancellationToken
        );

    private Rejection? Add(Dictionary<string, FileAddition> files, Document document)
    {
        using var request = JsonDocument.Parse(document.Request);
        var path = request.RootElement.TryGetProperty(FilePath.Name, out var given) ? given.ToString() : "";
        if (FilePath.Below(folder, path) is not { } file || Directory.Exists(file))
        {
            return new Rejection(
                "QY3301",
                WritingTexts.PathOutside(path.Length > 80 ? path[..80] + "…" : path),
                FilePath.Name,
                path.Length > 200 ? path[..200] : path
            );
        }

        var name = Path.GetRelativePath(folder, ExcelFile.RowsOf(file, plan));
        if (!files.TryGetValue(name, out var addition))
        {
            files.Add(name, addition = encoder.Begin(Path.Combine(folder, name)));
        }

        return encoder.Add(addition, request.RootElement);
    }

    private async Task WriteAsync(Dictionary<string, FileAddition> files, CancellationToken cancellationToken)
    {
        checkpoint = checkpoint with
        {
            Pending = files.ToDictionary(f => f.Key, f => f.Value.Start),
            Ends = files.ToDictionary(f => f.Key, f => f.Value.Start + f.Value.Bytes.Length),
            Exports = plan.Format.Kind == FileFormat.Excel ? [.. checkpoint.Exports.Union(files.Keys)] : [],
        };
        await sidecar!.SaveAsync(checkpoint, cancellationToken).ConfigureAwait(false);
        foreach (var (name, addition) in files)
        {
            await using var stream = new FileStream(Path.Combine(folder, name), FileMode.Append);
            addition.Bytes.WriteTo(stream);
            stream.Flush(flushToDisk: true);
        }
    }

    // Adopting accepts a file as it is, including rows that another program appended after the interruption.
    private void CutBack(bool adopt)
    {
        foreach (var (name, length) in checkpoint.Pending)
        {
            var file = Path.Combine(folder, name);
            if (!File.Exists(file))
            {
                continue;
            }

            using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
            if (checkpoint.Ends.TryGetValue(name, out var end) && stream.Length > end)
            {
                if (adopt)
                {
                    continue;
                }

                throw new ConnectorException(WritingTexts.RowsBehindDelivery(file, length), WritingTexts.RemoveRows);
            }

            stream.SetLength(Math.Min(stream.Length, length));
            stream.Flush(flushToDisk: true);
        }

        checkpoint = checkpoint.AtRest();
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            using var held = await folders.EnterAsync(folder, cancellationToken).ConfigureAwait(false);
            return await work().ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ConnectorException(LocalizedText.Of(e), WritingTexts.MayNotWrite, e);
        }
        catch (IOException e)
        {
            throw new TransientException(LocalizedText.Of(e), innerException: e);
        }
    }
}
