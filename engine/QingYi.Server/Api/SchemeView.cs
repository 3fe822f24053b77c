using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;

namespace QingYi.Server.Api;

/// <summary>A scheme on the host.</summary>
/// <param name="Id">Its id; empty: its file could not be read so far.</param>
/// <param name="Name">Its name.</param>
/// <param name="File">Its file.</param>
/// <param name="Version">The version that runs.</param>
/// <param name="NextVersion">The version that takes effect after the run that is going on.</param>
/// <param name="Schedule">Its schedule.</param>
/// <param name="TimeZone">The zone of its schedule and its times.</param>
/// <param name="Paused">A person has paused it.</param>
/// <param name="NextRun">When it runs next.</param>
/// <param name="Watermark">Up to when its source has been read.</param>
/// <param name="Running">The run that is going on.</param>
/// <param name="LastRun">How the last run since the host's start ended.</param>
/// <param name="SkippedFirings">Moments of its schedule that were left out since the host's start.</param>
/// <param name="Problems">What is wrong with its file; while there are errors the previous version keeps running.</param>
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
    IReadOnlyList<string> Problems
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
            [.. file.Problems.Select(p => p.ToString())]
        );
}
