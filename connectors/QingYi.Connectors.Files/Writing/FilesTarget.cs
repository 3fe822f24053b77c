using System.Text.Json;

namespace QingYi.Connectors.Files.Writing;

/// <summary>
/// Appends rows to files. Before the first row of a delivery the files' lengths are written down, after the last the delivery; what was
/// begun and not finished is cut off again. Rows of others in the same files stay.
/// </summary>
internal sealed class FilesTarget(string folder, FilesPlan plan) : Target
{
    private FilesCheckpoint checkpoint = new();
    private string sidecar = "";

    public override DeliveryGuarantee Guarantee => DeliveryGuarantee.ExactlyOnce;

    public override string GuaranteeReason => "";

    public override Task<Checkpoint?> TakeLaneAsync(Lane lane, bool adopt, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        Directory.CreateDirectory(folder);
        sidecar = Path.Combine(folder, $".qingyi-{lane.Scheme}-{lane.Number}.json");
        var known = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (!adopt && known is not null && known.Store != lane.Store)
        {
            throw new FencedException(
                $"the folder has a checkpoint of the scheme '{lane.Scheme}' from another state directory (store {known.Store}), so what the files have received is not known here",
                "Use that state directory with --state. If it is gone for good, take the files over with 'qingyi state adopt FILE'; records fetched again are then written again.");
        }

        if (!adopt && known?.Token > lane.Token)
        {
            throw Fenced(lane);
        }

        checkpoint = (known ?? new FilesCheckpoint()) with { Store = lane.Store, Token = lane.Token };
        if (adopt)
        {
            checkpoint = checkpoint with { Delivery = 0, Outcomes = [] };
        }

        CutBack();
        await SaveAsync(checkpoint, cancellationToken).ConfigureAwait(false);
        Export();
        return (Checkpoint?)new Checkpoint(checkpoint.Delivery, checkpoint.Outcomes);
    });

    public override Task<WriteResult> WriteAsync(Delivery delivery, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (await ReadAsync(cancellationToken).ConfigureAwait(false) is { } now && (now.Store != delivery.Lane.Store || now.Token != delivery.Lane.Token))
        {
            throw Fenced(delivery.Lane);
        }

        CutBack();
        var rows = new Dictionary<string, List<JsonElement>>(StringComparer.Ordinal);
        var outcomes = new List<Outcome>();
        foreach (var document in delivery.Documents)
        {
            using var request = JsonDocument.Parse(document.Request);
            var path = request.RootElement.TryGetProperty(FilesPlan.Path, out var given) ? given.ToString() : "";
            if (FilePath.Below(folder, path) is not { } file || Directory.Exists(file))
            {
                return WriteResult.RolledBack(new Rejection("QY3301", $"the path '{(path.Length > 80 ? path[..80] + "…" : path)}' leaves the folder of the connection, is a folder, too long or empty.", FilesPlan.Path, path.Length > 200 ? path[..200] : path), document.Key);
            }

            var name = Path.GetRelativePath(folder, RowWriter.StagedFile(file, plan));
            rows.TryAdd(name, []);
            rows[name].Add(request.RootElement.Clone());
            outcomes.Add(new Outcome(document.Key, null, null));
        }

        checkpoint = checkpoint with
        {
            Pending = rows.Keys.ToDictionary(n => n, n => File.Exists(Path.Combine(folder, n)) ? new FileInfo(Path.Combine(folder, n)).Length : 0),
            Exports = plan.Format.Kind == "excel" ? [.. checkpoint.Exports.Union(rows.Keys)] : [],
        };
        await SaveAsync(checkpoint, cancellationToken).ConfigureAwait(false);
        foreach (var (name, added) in rows)
        {
            RowWriter.Append(Path.Combine(folder, name), added, plan);
        }

        checkpoint = checkpoint with { Delivery = delivery.Number, Outcomes = [.. delivery.Settled, .. outcomes], Pending = new Dictionary<string, long>() };
        await SaveAsync(checkpoint, cancellationToken).ConfigureAwait(false);
        return WriteResult.Written(outcomes);
    });

    public override Task ProbeAsync(CancellationToken cancellationToken) => GuardAsync(() =>
    {
        Directory.CreateDirectory(folder);
        return Task.FromResult(true);
    });

    public override async ValueTask DisposeAsync()
    {
        try
        {
            Export();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The rows are safe beside it; the next run makes the file, or says why it cannot.
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    private static FencedException Fenced(Lane lane) => new($"another process has taken over the scheme '{lane.Scheme}'", "Nothing was written. Let one host run a scheme.");

    private void CutBack()
    {
        foreach (var (name, length) in checkpoint.Pending)
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file))
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
                stream.SetLength(Math.Min(stream.Length, length));
                stream.Flush(flushToDisk: true);
            }
        }

        checkpoint = checkpoint with { Pending = new Dictionary<string, long>() };
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ConnectorException(e.Message, "Give the account the right to write there.", e);
        }
        catch (IOException e)
        {
            throw new TransientException(e.Message, innerException: e);
        }
    }

    private void Export()
    {
        foreach (var name in checkpoint.Exports)
        {
            RowWriter.Export(Path.Combine(folder, name), plan);
        }
    }

    private async Task<FilesCheckpoint?> ReadAsync(CancellationToken cancellationToken) =>
        File.Exists(sidecar) ? JsonSerializer.Deserialize<FilesCheckpoint>(await File.ReadAllTextAsync(sidecar, cancellationToken).ConfigureAwait(false)) : null;

    // The new checkpoint takes the old one's place at once or not at all.
    private async Task SaveAsync(FilesCheckpoint next, CancellationToken cancellationToken)
    {
        var temporary = sidecar + ".new";
        await using (var stream = new FileStream(temporary, FileMode.Create))
        {
            await JsonSerializer.SerializeAsync(stream, next, cancellationToken: cancellationToken).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, sidecar, overwrite: true);
    }
}
