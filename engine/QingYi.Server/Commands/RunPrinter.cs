using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary>Prints the result of a run.</summary>
internal sealed class RunPrinter(Screen screen, LoadedScheme scheme)
{
    private const int RejectionsShown = 5;

    public static async Task<IReadOnlyList<RecordListing>> RejectedAsync(
        RecordStore store,
        RunReport report,
        CancellationToken cancellationToken
    ) =>
        report.Progress.Rejected == 0 || cancellationToken.IsCancellationRequested
            ? []
            : await store
                .ListAsync(
                    report.Scheme,
                    new RecordQuery
                    {
                        Status = RecordStatus.Rejected,
                        Limit = RejectionsShown,
                        Since = report.Started,
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);

    public void Json(RunReport report)
    {
        Faults(report);
        screen.Line(report.ToJson().ToJsonString(JsonText.OneLine));
    }

    public void Text(RunReport report, IReadOnlyList<RecordListing> rejected, JsonArray samples)
    {
        var p = report.Progress;
        var seconds = Math.Max(0.001, report.Duration.TotalSeconds);
        var word = report.Status switch
        {
            RunStatus.Succeeded => "成功 succeeded",
            RunStatus.Rejected => "完成,有拒绝 done, some rejected",
            RunStatus.Cancelled => "已取消 cancelled",
            _ => "失败 failed",
        };
        foreach (var sample in report.Samples)
        {
            screen.Sample(sample);
        }

        if (samples.Count > 0)
        {
            screen.Json(samples);
        }

        screen.Line($"{scheme.Name ?? report.Scheme} — {word}");
        screen.Line(
            $"  窗口 window      {Times.Local(report.From, scheme.TimeZone)} → {Times.Local(report.To, scheme.TimeZone)} ("
                + $"{scheme.TimeZone.Id})"
        );
        screen.Line($"  源端 fetched     {p.Fetched:N0}  ({p.Pages:N0} 页 pages, {p.Duplicates:N0} 重复 duplicates)");
        if (p.Filtered > 0)
        {
            screen.Line($"  过滤 filtered    {p.Filtered:N0}");
        }

        screen.Line($"  入库 stored      {p.Stored:N0}");
        if (p.Replaced > 0)
        {
            screen.Line($"  覆盖 replaced    {p.Replaced:N0}  (同一 id 的较新内容 newer content of an id that was still waiting)");
        }

        screen.Line($"  写入 delivered   {p.Delivered:N0}");
        screen.Line($"  拒绝 rejected    {p.Rejected:N0}");
        if (p.Parked > 0)
        {
            screen.Line($"  等待关联 parked  {p.Parked:N0}");
        }

        screen.Line($"  用时 time        {report.Duration.TotalSeconds:N1} s  ({p.Delivered / seconds:N0}/s)");
        foreach (var record in rejected)
        {
            screen.Line($"  ✗ {record.Number} (id {record.Id}) {record.Rejection?.Code}: {record.Rejection?.Message}");
        }

        if (rejected.Count > 0)
        {
            screen.Line(
                $"  全部 all of them: qingyi records {report.Scheme} --status rejected · 改好后 after a correction: qingyi records retry "
                    + $"{report.Scheme} --all"
            );
        }

        foreach (var notice in report.Notices)
        {
            screen.Error($"  注意 note: {notice}");
        }

        Faults(report);
    }

    private void Faults(RunReport report)
    {
        if (report.Fault is { } fault)
        {
            screen.Error($"{scheme.File}: error {fault.Code}: {fault.Text}");
        }
    }
}
