using System.CommandLine;
using System.Text.Json;
using QingYi.Engine.Hosting;
using QingYi.Server.Api;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>check</c>: reports every problem of schemes at once.</summary>
internal static class CheckCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = OptionTexts.SchemeFiles.ToString() };
        var connect = new Option<bool>("--connect") { Description = OptionTexts.Connect.ToString() };
        var explain = new Option<bool>("--explain") { Description = OptionTexts.Explain.ToString() };
        var command = new Command("check", HelpTexts.Check.ToString())
        {
            files,
            connect,
            explain,
            CommonOptions.Environment,
            CommonOptions.State,
            CommonOptions.Output,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                session.ReportPlugins();
                var exit = ExitCode.Done;
                var checkedFiles = result.GetValue(CommonOptions.Output) == "json" ? new List<CheckedFile>() : null;
                foreach (var file in result.GetValue(files)!)
                {
                    var query = new SchemeQuery(file)
                    {
                        Environment = result.GetValue(CommonOptions.Environment),
                        Use = result.GetValue(connect) ? EnvironmentUse.Started : EnvironmentUse.IfThere,
                    };
                    exit = Math.Max(
                        exit,
                        await CheckAsync(session, query, result.GetValue(explain), checkedFiles, cancellationToken).ConfigureAwait(false)
                    );
                }

                if (checkedFiles is not null)
                {
                    session.Screen.Json(JsonSerializer.SerializeToNode(checkedFiles, UserTextConverter.Format));
                }

                return exit;
            }
        );
        return command;
    }

    private static async Task<int> CheckAsync(
        Session session,
        SchemeQuery query,
        bool explain,
        List<CheckedFile>? checkedFiles,
        CancellationToken cancellationToken
    )
    {
        var scheme = await new SchemeLoader(session.Workspace).LoadAsync(query, cancellationToken).ConfigureAwait(false);
        var connects = query.Use == EnvironmentUse.Started && scheme.IsUsable;
        var check = connects ? await new Workbench(session.Workspace).ConnectAsync(scheme, cancellationToken).ConfigureAwait(false) : null;
        checkedFiles?.Add(new CheckedFile(query.File, scheme.IsUsable, DraftProblem.Of(scheme.Problems.Sorted)));
        if (checkedFiles is null)
        {
            session.Screen.Lines([
                .. check is null ? [] : Responses(scheme, check),
                .. explain && (check?.IsWritable ?? scheme.IsUsable) ? Traits(Workbench.Explain(scheme), check?.Writing) : [],
            ]);
            session.Screen.Problems(scheme.Problems);
        }

        if (!scheme.IsUsable)
        {
            return check is { IsConnected: false } ? ExitCode.Failed : ExitCode.Wrong;
        }

        if (checkedFiles is not null)
        {
            return ExitCode.Done;
        }

        session.Screen.Line(CommandTexts.SchemeIsValid(query.File, scheme.Problems.Sorted.Count, scheme.Environment is not null));
        return ExitCode.Done;
    }

    private static IEnumerable<(LocalizedText Label, LocalizedText Value)> Responses(LoadedScheme scheme, SchemeCheck check)
    {
        if (check.Records is { } records)
        {
            yield return (TableTexts.Source, CommandTexts.SourceResponds($"{scheme.SourceConnection}", records));
        }

        if (check.IsWritable)
        {
            yield return (TableTexts.Target, CommandTexts.TargetResponds($"{scheme.TargetConnection}", check.Guarantee));
        }
    }

    private static IEnumerable<(LocalizedText Label, LocalizedText Value)> Traits(
        SchemeTraits traits,
        IReadOnlyList<LocalizedText>? writing
    )
    {
        foreach (var line in (writing ?? traits.Writing).DefaultIfEmpty(CommandTexts.EachDocumentSeparately))
        {
            yield return (TableTexts.Writing, line);
        }

        if (traits.Resume is { } resume)
        {
            yield return (TableTexts.Reading, CommandTexts.ReadsWindowAgain(resume));
        }

        yield return (
            TableTexts.Lanes,
            traits.Lanes > 1 ? CommandTexts.ParallelLanes(traits.Lanes)
            : traits.Order is null ? CommandTexts.OneLane
            : CommandTexts.OnlyOneLane(traits.Order)
        );
    }
}
