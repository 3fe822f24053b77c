using System.CommandLine;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>preview</c>: shows what would be sent, without network.</summary>
internal static class PreviewCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var file = new Argument<string>("FILE") { Description = OptionTexts.SchemeFile.ToString() };
        var recordsFile = new Option<string>("--records") { Required = true, Description = OptionTexts.Samples.ToString() };
        var command = new Command("preview", HelpTexts.Preview.ToString()) { file, recordsFile, CommonOptions.Now, CommonOptions.LastSync };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                if (
                    await session
                        .LoadAsync(new SchemeQuery(result.GetValue(file)!) { Use = EnvironmentUse.None }, cancellationToken)
                        .ConfigureAwait(false)
                    is not { } scheme
                )
                {
                    return ExitCode.Wrong;
                }

                session.Screen.Problems(scheme.Problems);
                var times = CommonOptions.Times(result, scheme.TimeZone);
                var records = await JsonInput.RecordsAsync(result.GetValue(recordsFile)!, cancellationToken).ConfigureAwait(false);
                session.Screen.Json(new Workbench(session.Workspace).Preview(scheme, records, times));
                return ExitCode.Done;
            }
        );
        return command;
    }
}
