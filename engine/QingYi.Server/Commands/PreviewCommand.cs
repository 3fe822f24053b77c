using System.CommandLine;
using System.Text.Json;
using QingYi.Engine.Authoring;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary><c>preview</c>: shows what would be sent, without network.</summary>
internal static class PreviewCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var file = new Argument<string>("FILE") { Description = OptionTexts.SchemeFile.ToString() };
        var recordsFile = new Option<string>("--records") { Required = true, Description = OptionTexts.Samples.ToString() };
        var trace = new Option<bool>("--trace") { Description = OptionTexts.Trace.ToString() };
        var command = new Command("preview", HelpTexts.Preview.ToString())
        {
            file,
            recordsFile,
            trace,
            CommonOptions.Now,
            CommonOptions.LastSync,
            CommonOptions.Output,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                session.ReportPlugins();
                var query = new SchemeQuery(result.GetValue(file)!) { Use = EnvironmentUse.None };
                var scheme = await new SchemeLoader(session.Workspace).LoadAsync(query, cancellationToken).ConfigureAwait(false);
                session.Screen.Problems(scheme.Problems);
                if (!scheme.IsUsable && !result.GetValue(trace))
                {
                    return ExitCode.Wrong;
                }

                var times = CommonOptions.Times(result, scheme.TimeZone);
                var records = await JsonInput.RecordsAsync(result.GetValue(recordsFile)!, cancellationToken).ConfigureAwait(false);
                var workbench = new Workbench(session.Workspace);
                if (!result.GetValue(trace))
                {
                    session.Screen.Json(workbench.Preview(scheme, records, times));
                    return ExitCode.Done;
                }

                Trace(session.Screen, workbench.Trace(scheme, records, times), result.GetValue(CommonOptions.Output) == "json");
                return scheme.IsUsable ? ExitCode.Done : ExitCode.Wrong;
            }
        );
        return command;
    }

    private static void Trace(Screen screen, SchemeTrace? trace, bool asJson)
    {
        if (trace is null)
        {
            screen.Error(TraceTexts.NotShown);
        }
        else if (asJson)
        {
            screen.Json(JsonSerializer.SerializeToNode(trace, UserTextConverter.Format));
        }
        else
        {
            new TracePrinter(screen).Print(trace);
        }
    }
}
