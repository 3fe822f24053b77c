using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Authoring;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Runs;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>preview</c>: what would be sent, without network.</summary>
internal static class PreviewCommand
{
    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var file = new Argument<string>("FILE") { Description = "方案文件 the scheme file" };
        var recordsFile = new Option<string>("--records") { Required = true, Description = "样例记录 a JSON file with one record, a list, or a record a line; - is stdin" };
        var command = new Command("preview", "预览 shows what would be sent, without network") { file, recordsFile, CommonOptions.Now, CommonOptions.LastSync };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            workspace.ReportPlugins();
            var problems = new ProblemList();
            var scheme = new SchemeCompiler(workspace.Catalog, null, problems).Compile(new SchemeReader(problems).Read(result.GetValue(file)!));
            workspace.Screen.Problems(problems);
            if (scheme is null)
            {
                return ExitCode.Wrong;
            }

            var times = Times.Constants(result.GetValue(CommonOptions.Now), result.GetValue(CommonOptions.LastSync), scheme.TimeZone, workspace.Clock);
            var constants = scheme.Constants(times.LastSyncTime, times.CurrentTime, times.RunId) with { Now = times.Now };
            var preview = new DocumentPreview(scheme, constants);
            var records = await JsonInput.RecordsAsync(result.GetValue(recordsFile)!, cancellationToken).ConfigureAwait(false);
            var shown = new JsonObject { ["request"] = PageReader.Request(scheme, new RecordPlan(), constants) };

            // Where records are grouped a document belongs to several of them.
            if (scheme.Grouper is not null)
            {
                shown["documents"] = preview.Of(records);
            }
            else
            {
                shown["records"] = new JsonArray([.. records.SelectMany(r => preview.Of(r, out _))]);
            }

            workspace.Screen.Json(shown);
            return ExitCode.Done;
        });
        return command;
    }
}
