using System.Diagnostics.Metrics;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>The metrics of the host, for Prometheus and OpenTelemetry.</summary>
internal sealed class HostMetrics : IDisposable
{
    public const string Name = "QingYi";
    private readonly Meter meter = new(Name);
    private readonly Counter<long> runs;
    private readonly Counter<long> records;
    private readonly Histogram<double> seconds;

    public HostMetrics(SchemeHost host, StoreFigures figures)
    {
        runs = meter.CreateCounter<long>("qingyi.runs", description: "Runs that have ended.");
        records = meter.CreateCounter<long>("qingyi.records", description: "Records that runs have processed, by result.");
        seconds = meter.CreateHistogram<double>(
            "qingyi.run.duration",
            "s",
            "Duration of runs.",
            null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14400] }
        );
        meter.CreateObservableGauge(
            "qingyi.running",
            () => host.Schemes.Select(w => Of(w, w.Current is null ? 0 : 1)),
            description: "1 while a scheme runs."
        );
        meter.CreateObservableGauge(
            "qingyi.paused",
            () => host.Schemes.Select(w => Of(w, w.IsPaused ? 1 : 0)),
            description: "1 while a scheme is paused."
        );
        meter.CreateObservableCounter(
            "qingyi.firings.skipped",
            () => host.Schemes.Select(w => Of(w, w.Skipped)),
            description: "Times of schedules that the host has skipped."
        );
        meter.CreateObservableGauge(
            "qingyi.backlog",
            () => Backlog(host, figures),
            description: "Records that are not delivered, by status."
        );
        meter.CreateObservableGauge(
            "qingyi.watermark",
            () => Watermarks(host, figures),
            "s",
            "Time up to which a scheme has read its source, in Unix seconds."
        );
        meter.CreateObservableGauge(
            "qingyi.files.broken",
            () => host.Files.Count(f => f.HasErrors) + (host.EnvironmentProblems.Any(p => p.Severity == ProblemSeverity.Error) ? 1 : 0),
            description: "Scheme and environment files whose last change is invalid and has no effect."
        );
        host.Ended += Count;
    }

    public void Dispose() => meter.Dispose();

    private static Measurement<long> Of(HostedScheme scheme, long value) =>
        new(value, new KeyValuePair<string, object?>("scheme", scheme.Id));

    private static IEnumerable<Measurement<long>> Backlog(SchemeHost host, StoreFigures figures) =>
        from summary in figures.Schemes
        where host.Find(summary.Scheme) is not null
        from status in summary.Backlog
        select new Measurement<long>(
            status.Value,
            new KeyValuePair<string, object?>("scheme", summary.Scheme),
            new KeyValuePair<string, object?>("status", RecordMove.Word(status.Key))
        );

    private static IEnumerable<Measurement<long>> Watermarks(SchemeHost host, StoreFigures figures) =>
        from summary in figures.Schemes
        where summary.Watermark is not null && host.Find(summary.Scheme) is not null
        select new Measurement<long>(
            summary.Watermark!.Value.ToUnixTimeSeconds(),
            new KeyValuePair<string, object?>("scheme", summary.Scheme)
        );

    private void Count(HostedScheme hosted, RunReport report)
    {
        var scheme = new KeyValuePair<string, object?>("scheme", hosted.Id);
        runs.Add(1, scheme, new("status", report.Status.ToString().ToLowerInvariant()));
        seconds.Record(report.Duration.TotalSeconds, scheme);
        var p = report.Progress;
        foreach (
            var (what, count) in new[]
            {
                ("fetched", p.Fetched),
                ("stored", p.Stored),
                ("duplicate", p.Duplicates),
                ("filtered", p.Filtered),
                ("delivered", p.Delivered),
                ("rejected", p.Rejected),
                ("parked", p.Parked),
            }
        )
        {
            records.Add(count, scheme, new("what", what));
        }
    }
}
