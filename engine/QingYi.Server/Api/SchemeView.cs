using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;

namespace QingYi.Server.Api;

/// <summary>A scheme on the host.</summary>
/// <param name="Id">Its id; empty: the host has not been able to read its file so far.</param>
/// <param name="Name">Its name.</param>
/// <param name="File">Its file.</param>
/// <param name="Version">The version that runs.</param>
/// <param name="NextVersion">The version that takes effect after the current run.</param>
/// <param name="Schedule">Its schedule.</param>
/// <param name="TimeZone">The zone of its schedule and its times.</param>
/// <param name="Paused">A person has paused it.</param>
/// <param name="NextRun">The time of its next run.</param>
/// <param name="Watermark">The time up to which its source has been read.</param>
/// <param name="Running">The current run.</param>
/// <param name="LastRun">The report of the last run since the host's start.</param>
/// <param name="SkippedFirings">Times of its schedule that the host has skipped since its start.</param>
/// <param name="Problems">The problems of its file; while there are errors, the previous version keeps running.</param>
internal sealed record SchemeView(
    string Id,
    string? Name,
    string File,
    string? Version,
    string? NextVersion,
    string? Schedule,
    string? TimeZone,
    bool Paused,
    DateTimeOffset? NextRun,
    DateTimeOffset? Watermark,
    RunningView? Running,
    JsonObject? LastRun,
    long SkippedFirings,
    IReadOnlyList<LocalizedText> Problems
)
{
    public static SchemeView Of(SchemeFile file, HostedScheme? scheme, DateTimeOffset? watermark) =>
        new(
            file.Scheme ?? "",
            scheme?.Name,
            file.File,
            scheme?.Version,
            scheme?.NextVersion,
            scheme?.Schedule,
            scheme?.TimeZone.Id,
            scheme?.IsPaused ?? false,
            scheme?.NextRun,
            watermark,
            scheme?.Current is { } current ? RunningView.Of(current) : null,
            scheme?.Last?.ToJson(),
            scheme?.Skipped ?? 0,
            [.. file.Problems.Select(p => p.Text)]
        );
}
