using System.CommandLine;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>explain</c>: says why a record has not arrived at the target.</summary>
internal static class ExplainCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var scheme = new Argument<string>("SCHEME") { Description = OptionTexts.Scheme.ToString() };
        var name = new Argument<string>("ID-OR-NUMBER") { Description = OptionTexts.Find.ToString() };
        var command = new Command("explain", HelpTexts.Explain.ToString()) { scheme, name, CommonOptions.State, CommonOptions.Output };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var known = await StoredScheme
                    .FindAsync(store, result.GetValue(scheme)!, mayBeNew: true, cancellationToken)
                    .ConfigureAwait(false);
                var explanation = await new RecordExplainer(store, session.Workspace.Clock)
                    .ExplainAsync(known.Id, result.GetValue(name)!, [], null, known.Text, cancellationToken)
                    .ConfigureAwait(false);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(ExplanationView.Of(explanation).ToJson());
                    return ExitCode.Done;
                }

                Print(session, explanation, known.TimeZone);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static void Print(Session session, Explanation explanation, TimeZoneInfo zone)
    {
        session.Screen.Data($"{explanation.Scheme} ({zone.Id})");
        session.Screen.Line(explanation.Answer);
        if (explanation.Records.Count > 1)
        {
            foreach (var record in explanation.Records)
            {
                session.Screen.Data($"  {record.Answer}");
            }
        }

        foreach (var point in explanation.Points)
        {
            session.Screen.Data($"  · {point.Text}");
        }

        foreach (var step in explanation.NextSteps)
        {
            session.Screen.Data($"  → {step}");
        }
    }
}
