using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Access;
using QingYi.Engine.Runs;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Values;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Figures of this host by minute and scheme, of the last 24 hours. They outlast restarts: each minute is appended to a file of its day,
/// <c>figures/YYYYMMDD.jsonl</c> in the state directory; files older than two days are deleted. A process that is killed loses the figures
/// of its last minute or two; records are never affected.
/// </summary>
public sealed class HostFigures
{
    private const string Pattern = "*.jsonl";
    private readonly MinuteBuckets buckets = new();
    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly ILogger logger;

    internal HostFigures(Workspace workspace) =>
        (folder, clock, logger) = (Path.Combine(workspace.State, "figures"), workspace.Clock, workspace.Logger);

    /// <summary>Returns the figures of the last minutes.</summary>
    /// <param name="scheme">The scheme's id; null: all schemes together. A scheme without runs has only zeros.</param>
    /// <param name="minutes">The number of minutes, from 1 to 1440.</param>
    /// <exception cref="RefusedException">The number of minutes is out of range.</exception>
    public FigureSeries Read(string? scheme, int minutes)
    {
        if (minutes is < 1 or > MinuteBuckets.Kept)
        {
            throw new RefusedException(Refusal.Wrong, HostingTexts.MinutesOutOfRange(minutes, MinuteBuckets.Kept));
        }

        var read = buckets.Read(scheme, MinuteBuckets.MinuteOf(clock.GetUtcNow()), minutes);
        var total = new MinuteBucket(scheme ?? "", read[0].Minute);
        foreach (var bucket in read)
        {
            total.Add(bucket);
        }

        return new FigureSeries(scheme, Of(total), [.. read.Select(Of)]);
    }

    /// <summary>
    /// Saves the minutes that are over; call it once a minute. A failure is logged, and the figures stay available until the host stops.
    /// </summary>
    public Task SaveAsync(CancellationToken cancellationToken) => SaveAsync(MinuteBuckets.MinuteOf(clock.GetUtcNow()), cancellationToken);

    internal void Count(string scheme, RunStep step) => buckets.Count(scheme, clock.GetUtcNow(), step);

    /// <summary>Saves everything, when no run is left.</summary>
    internal Task SaveAllAsync() => SaveAsync(MinuteBuckets.MinuteOf(clock.GetUtcNow()) + 1, CancellationToken.None);

    /// <summary>Reads the minutes of earlier processes. A line that was not written to its end is skipped.</summary>
    internal async Task RestoreAsync(CancellationToken cancellationToken)
    {
        var oldest = MinuteBuckets.MinuteOf(clock.GetUtcNow()) - MinuteBuckets.Kept;
        try
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, Pattern) : [])
            {
                await foreach (var line in File.ReadLinesAsync(file, cancellationToken).ConfigureAwait(false))
                {
                    if (Parse(line) is { } bucket && bucket.Minute > oldest)
                    {
                        buckets.Restore(bucket);
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.Write(LogLevel.Warning, HostingLogTexts.FiguresNotRead, folder, e.Message);
        }
    }

    private static Figures Of(MinuteBucket bucket) =>
        new(DateTimeOffset.FromUnixTimeSeconds(bucket.Minute * 60), bucket.Fetched, bucket.Delivered, bucket.Rejected, bucket.Latency.Total)
        {
            P50Ms = bucket.Latency.Percentile(0.5),
            P95Ms = bucket.Latency.Percentile(0.95),
        };

    private static string Write(MinuteBucket bucket) =>
        new JsonObject
        {
            ["scheme"] = bucket.Scheme,
            ["minute"] = bucket.Minute,
            ["fetched"] = bucket.Fetched,
            ["delivered"] = bucket.Delivered,
            ["rejected"] = bucket.Rejected,
            ["latency"] = new JsonArray([.. bucket.Latency.Filled.Select(c => new JsonArray(c.Class, c.Count))]),
        }.ToJsonString(JsonText.OneLine);

    private static MinuteBucket? Parse(string line)
    {
        try
        {
            var json = JsonNode.Parse(line)!;
            var bucket = new MinuteBucket((string)json["scheme"]!, (long)json["minute"]!)
            {
                Fetched = (long)json["fetched"]!,
                Delivered = (long)json["delivered"]!,
                Rejected = (long)json["rejected"]!,
            };
            foreach (var item in json["latency"]!.AsArray())
            {
                bucket.Latency.Add((int)item![0]!, (int)item[1]!);
            }

            return bucket;
        }
        catch (Exception e)
            when (e
                    is System.Text.Json.JsonException
                        or NullReferenceException
                        or InvalidOperationException
                        or ArgumentException
                        or FormatException
            )
        {
            return null;
        }
    }

    private async Task SaveAsync(long before, CancellationToken cancellationToken)
    {
        var taken = buckets.TakeUnsaved(before);
        try
        {
            if (taken.Count > 0)
            {
                Directory.CreateDirectory(folder);
                await File.AppendAllLinesAsync(FileOf(clock.GetUtcNow()), taken.Select(Write), cancellationToken).ConfigureAwait(false);
            }

            // The last 24 hours reach into the file of yesterday; one day more is left for a clock that was set back.
            var kept = Enumerable.Range(0, 3).Select(d => FileOf(clock.GetUtcNow().AddDays(-d))).ToHashSet(StringComparer.Ordinal);
            foreach (var old in Directory.Exists(folder) ? Directory.GetFiles(folder, Pattern).Where(f => !kept.Contains(f)) : [])
            {
                File.Delete(old);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.Write(LogLevel.Warning, HostingLogTexts.FiguresNotSaved, folder, e.Message);
        }
    }

    private string FileOf(DateTimeOffset day) => Path.Combine(folder, $"{day.UtcDateTime:yyyyMMdd}.jsonl");
}
