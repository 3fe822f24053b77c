using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>Converts runs to the JSON that commands and the API show.</summary>
internal static class RunView
{
    /// <summary>The report of a run, its texts in the language of the current user as far as the store has them in both.</summary>
    public static JsonObject Of(StoredRun run)
    {
        var report = JsonNode.Parse(run.Report)!.AsObject();
        report["started"] = run.Started;
        report["ended"] = run.Ended;
        if (report["fault"] is JsonObject fault)
        {
            foreach (var (key, text) in fault.Where(m => m.Value is JsonObject).ToList())
            {
                fault[key] = text.Deserialize<LocalizedText>()!.ToString();
            }
        }

        return report;
    }
}
