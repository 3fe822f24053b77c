using System.CommandLine;
using System.Text.Json;
using QingYi.Engine.Hosting;
using QingYi.Engine.Values;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>sample</c>: fetches one page of a source to look at.</summary>
internal static class SampleCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var file = new Argument<string>("FILE") { Description = OptionTexts.SchemeFile.ToString() };
        var from = new Option<string?>("--from") { Description = OptionTexts.SampleFrom.ToString() };
        var to = new Option<string?>("--to") { Description = OptionTexts.SampleTo.ToString() };
        var limit = new Option<int>("--limit")
        {
            Description = OptionTexts.SampleLimit.ToString(),
            DefaultValueFactory = _ => Workbench.MostSampled,
        };
        var save = new Option<string?>("--save") { Description = OptionTexts.SampleSave.ToString() };
        var command = new Command("sample", HelpTexts.Sample.ToString())
        {
            file,
            from,
            to,
            limit,
            save,
            CommonOptions.Environment,
            CommonOptions.State,
            CommonOptions.Output,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                session.ReportPlugins();
                var query = new SchemeQuery(result.GetValue(file)!)
                {
                    Environment = result.GetValue(CommonOptions.Environment),
                    Use = EnvironmentUse.Started,
                };
                var scheme = await new SchemeLoader(session.Workspace).LoadAsync(query, cancellationToken).ConfigureAwait(false);
                session.Screen.Problems(scheme.Problems);
                var sample = await new Workbench(session.Workspace)
                    .SampleAsync(
                        scheme,
                        Times.Parse(result.GetValue(from), scheme.TimeZone, from.Name),
                        Times.Parse(result.GetValue(to), scheme.TimeZone, to.Name),
                        result.GetValue(limit),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                if (sample is null)
                {
                    session.Screen.Error(SampleTexts.NeedsConnection);
                    return ExitCode.Wrong;
                }

                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(JsonSerializer.SerializeToNode(sample, UserTextConverter.Format));
                }
                else
                {
                    new SamplePrinter(session.Screen, scheme.TimeZone).Print(sample);
                }

                if (result.GetValue(save) is { } target && sample.Fault is null)
                {
                    var lines = sample.Records.Select(r => JsonText.WithEmoji(r?.ToJsonString(JsonText.OneLine) ?? "null"));
                    await File.WriteAllLinesAsync(target, lines, cancellationToken).ConfigureAwait(false);
                    session.Screen.Error(SampleTexts.Saved(target));
                }

                return sample.Fault is null ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }
}
