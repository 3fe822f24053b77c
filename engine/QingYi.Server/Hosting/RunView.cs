using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>Converts runs to the JSON that commands and the API show.</summary>
internal static class RunView
{
    public static JsonObject Of(StoredRun run)
    {
        var report = run.ToJson();
        report["started"] = run.Started;
        report["ended"] = run.Ended;
        return report;
    }

    /// <summary>A run with its bars, as far as the host has them.</summary>
    public static JsonObject Of(RunDetail run)
    {
        var json = run.Report;
        json["kind"] = run.Kind?.ToString().ToLowerInvariant();
        json["started"] = run.Started;
        json["ended"] = run.Ended;
        json["bars"] = JsonSerializer.SerializeToNode(run.Bars, UserTextConverter.Format);
        return json;
    }
}
