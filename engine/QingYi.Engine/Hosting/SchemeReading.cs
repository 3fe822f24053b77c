using System.Text.Json;
using Cronos;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>What is known about how a scheme reads its source and delivers.</summary>
internal sealed class SchemeReading(RecordStore store, TimeProvider clock, string scheme, SchemeConfig? config, HostedScheme? hosted)
{
    private const int RunsShown = 5;
    private const int SpansRead = 2000;

    private readonly TimeZoneInfo zone = SchemeConfig.Zone(config?.TimeZone);

    /// <summary>The scheme's id.</summary>
    public string Scheme => scheme;

    /// <summary>True when the source is a log, which has no windows.</summary>
    public bool IsLog { get; private set; }

    /// <summary>True when the source has conditions, which drop records.</summary>
    public bool HasCondition => config?.Source?.Conditions.Count > 0;

    /// <summary>Says when and why a record was dropped.</summary>
    public ExplanationPoint Dropped(StoredDrop drop) =>
        new(
            "dropped",
            drop.Run is { } run
                ? ExplanationTexts.Dropped(drop.Record.Id, Shown(drop.At), run, drop.Record.Cause)
                : ExplanationTexts.DroppedPost(drop.Record.Id, Shown(drop.At), drop.Record.Cause)
        )
        {
            From = drop.At,
        };

    /// <summary>Says since when a record is missing at its source.</summary>
    /// <param name="record">The record.</param>
    /// <param name="missing">Since when.</param>
    /// <param name="readUpTo">The watermark of the scheme.</param>
    public ExplanationPoint Missing(RecordListing record, MissingRecord missing, DateTimeOffset? readUpTo) =>
        new(
            "missing",
            missing.IsMarked || missing.IsGone(readUpTo)
                ? ExplanationTexts.Gone(record.Id, Shown(missing.Since), missing.Passes)
                : ExplanationTexts.NotFoundOnce(record.Id, Shown(missing.Since))
        )
        {
            From = missing.Since,
        };

    /// <summary>Says since when dropped records are remembered.</summary>
    public ExplanationPoint Drops(IReadOnlyList<StoredDrop> drops) =>
        drops.Count == 0
            ? new("drops", ExplanationTexts.NoDrops(DroppedRecord.Most))
            : new("drops", ExplanationTexts.Drops(DroppedRecord.Most, drops.Count, Shown(drops[^1].At))) { From = drops[^1].At };

    /// <summary>Formats a time in the scheme's time zone.</summary>
    public string Shown(DateTimeOffset time) => $"{TimeZoneInfo.ConvertTime(time, zone):yyyy-MM-dd HH:mm:ss}";

    /// <summary>Returns why a waiting record is not delivered yet.</summary>
    public async Task<IReadOnlyList<ExplanationPoint>> DeliveryAsync(RecordListing record, CancellationToken cancellationToken)
    {
        var points = new List<ExplanationPoint>();
        if (record.Status == RecordStatus.Waiting)
        {
            var ahead = await store.AheadAsync(scheme, record.Key, cancellationToken).ConfigureAwait(false);
            points.Add(new("ahead", ExplanationTexts.Ahead(ahead)));
        }

        await AddScheduleAsync(points, [], cancellationToken).ConfigureAwait(false);
        await AddFaultsAsync(points, [], cancellationToken).ConfigureAwait(false);
        return points;
    }

    /// <summary>Adds why the scheme may not have a record: what it has read, what failed, what it drops, when it runs.</summary>
    public async Task AddAsync(List<ExplanationPoint> points, List<LocalizedText> next, CancellationToken cancellationToken)
    {
        var positions = await store.PositionsAsync(scheme, cancellationToken).ConfigureAwait(false);
        IsLog = positions.Count > 0;
        if (IsLog)
        {
            var read = positions
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => LocalizedText.Of($"{p.Key} {p.Value.Text}".Trim()));
            points.Add(new("log", ExplanationTexts.LogRead(LocalizedText.Join(", ", "，", read))));
        }
        else
        {
            await AddWindowsAsync(points, cancellationToken).ConfigureAwait(false);
        }

        await AddFaultsAsync(points, next, cancellationToken).ConfigureAwait(false);
        await AddDropsAsync(points, cancellationToken).ConfigureAwait(false);
        await AddScheduleAsync(points, next, cancellationToken).ConfigureAwait(false);
    }

    private async Task AddWindowsAsync(List<ExplanationPoint> points, CancellationToken cancellationToken)
    {
        var watermark = await store.WatermarkAsync(scheme, cancellationToken).ConfigureAwait(false);
        var since = await store.ReadSinceAsync(scheme, cancellationToken).ConfigureAwait(false);
        if (watermark is { } end)
        {
            points.Add(
                new("read", since is { } start ? ExplanationTexts.Read(Shown(start), Shown(end)) : ExplanationTexts.ReadUpTo(Shown(end)))
                {
                    From = since,
                    To = end,
                }
            );
            if (config?.Source is { } source)
            {
                points.Add(new("lag", ExplanationTexts.ReadNext(Shown(end - source.Lookback), Duration.Format(source.Lag))) { From = end });
            }
        }
        else
        {
            points.Add(new("neverRead", ExplanationTexts.NeverRead));
        }

        var spans = await store.SpansAsync(scheme, SpansRead, cancellationToken).ConfigureAwait(false);
        foreach (var open in spans.Where(s => !s.IsClosed))
        {
            points.Add(new("openWindow", ExplanationTexts.OpenWindow(Shown(open.From), Shown(open.To))) { From = open.From, To = open.To });
        }

        points.AddRange(Gaps([.. spans.Where(s => s is { MovesWatermark: true, IsClosed: true }).Reverse()], since));
    }

    // The windows in the order of their ends. The store keeps the first one and those of the last days, so what lies behind the first one
    // may have been read too.
    private IEnumerable<ExplanationPoint> Gaps(IReadOnlyList<StoredSpan> read, DateTimeOffset? since)
    {
        var kept = read.Where(s => s.From != since).ToList();
        for (var i = 1; i < kept.Count; i++)
        {
            var end = kept.Take(i).Max(s => s.To);
            if (kept[i].From > end)
            {
                yield return new("gap", ExplanationTexts.Gap(Shown(end), Shown(kept[i].From))) { From = end, To = kept[i].From };
            }
        }
    }

    private async Task AddFaultsAsync(List<ExplanationPoint> points, List<LocalizedText> next, CancellationToken cancellationToken)
    {
        var runs = await store.RunsAsync([scheme], RunsShown, cancellationToken).ConfigureAwait(false);
        var failed = runs.TakeWhile(r => r.Status == RunStatus.Failed).ToList();
        if (failed.Count == 0 || Fault(failed[0]) is not var (code, message, step))
        {
            return;
        }

        points.Add(
            new("failed", ExplanationTexts.RunsFailed(failed.Count, Shown(failed[0].Ended), code, message.WithoutStop))
            {
                From = failed[0].Ended,
            }
        );
        if (!step.IsEmpty)
        {
            next.Add(step);
        }
    }

    private static (string Code, LocalizedText Message, LocalizedText NextStep)? Fault(StoredRun run)
    {
        using var report = JsonDocument.Parse(run.Report);
        return report.RootElement.TryGetProperty("fault", out var fault)
            ? (
                fault.GetProperty("code").GetString() ?? "",
                fault.GetProperty("message").Deserialize<LocalizedText>() ?? LocalizedText.Empty,
                fault.GetProperty("nextStep").Deserialize<LocalizedText>() ?? LocalizedText.Empty
            )
            : null;
    }

    private async Task AddDropsAsync(List<ExplanationPoint> points, CancellationToken cancellationToken)
    {
        if (config?.Source?.Conditions is not { Count: > 0 } conditions)
        {
            return;
        }

        var runs = await store.RunsAsync([scheme], RunsShown, cancellationToken).ConfigureAwait(false);
        points.Add(new("condition", ExplanationTexts.HasCondition(conditions[0][0].Position.ToString())));
        var (fetched, filtered) = (0L, 0L);
        foreach (var run in runs)
        {
            using var report = JsonDocument.Parse(run.Report);
            fetched += Count(report, "fetched");
            filtered += Count(report, "filtered");
        }

        points.Add(new("filtered", ExplanationTexts.Filtered(runs.Count, fetched, filtered)));
    }

    private static long Count(JsonDocument report, string name) =>
        report.RootElement.TryGetProperty(name, out var count) ? count.GetInt64() : 0;

    /// <summary>Adds when the scheme runs next.</summary>
    public async Task AddScheduleAsync(List<ExplanationPoint> points, List<LocalizedText> next, CancellationToken cancellationToken)
    {
        if (hosted?.Current is { } current)
        {
            points.Add(new("running", ExplanationTexts.Running(Shown(current.Started))) { From = current.Started });
        }

        if (await store.IsPausedAsync(scheme, cancellationToken).ConfigureAwait(false))
        {
            points.Add(new("paused", ExplanationTexts.Paused));
            next.Add(ExplanationTexts.Resume(scheme));
        }
        else if (config is null)
        {
            points.Add(new("schedule", ExplanationTexts.NoText));
        }
        else if (config.Schedule is not { } cron)
        {
            points.Add(new("noSchedule", ExplanationTexts.NoSchedule));
        }
        else if (hosted?.NextRun is { } planned)
        {
            points.Add(new("schedule", ExplanationTexts.NextRun(cron, Shown(planned))) { From = planned });
        }
        else if (Next(cron) is { } at)
        {
            points.Add(new("schedule", ExplanationTexts.NextIfHosted(cron, Shown(at))) { From = at });
        }
    }

    private DateTimeOffset? Next(string cron)
    {
        try
        {
            return new Schedule(cron, zone).Next(clock.GetUtcNow());
        }
        catch (CronFormatException)
        {
            return null;
        }
    }
}
