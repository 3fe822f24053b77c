using System.Text.Json.Nodes;
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
}
