using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>records find</c>: looks for a record in all schemes.</summary>
internal static class RecordsFindCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var name = new Argument<string>("ID-OR-NUMBER") { Description = OptionTexts.Find.ToString() };
        var limit = new Option<int>("--limit") { DefaultValueFactory = _ => 50, Description = OptionTexts.Rows.ToString() };
        var command = new Command("find", HelpTexts.RecordsFind.ToString()) { name, limit, CommonOptions.State, CommonOptions.Output };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var asked = result.GetValue(name)!;
                var found = await new RecordPool(store, session.Workspace.Catalog, session.Workspace.Clock)
                    .SearchAsync(Caller.OfTerminal, asked, result.GetValue(limit), cancellationToken)
                    .ConfigureAwait(false);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(new JsonArray([.. found.Select(f => RecordMatch.Of(f).ToJson())]));
                }
                else if (found.Count == 0)
                {
                    session.Screen.Line(CommandTexts.NowhereFound(asked));
                }
                else
                {
                    session.Screen.Table(
                        LocalizedText.Of(asked),
                        [TableTexts.Scheme, TableTexts.Id, TableTexts.Number, TableTexts.Status, TableTexts.AnswerOrCause],
                        found.Select(f =>
                            new object?[]
                            {
                                f.Scheme,
                                f.Record.Id,
                                f.Record.Number,
                                RecordMove.Label(f.Record.Status),
                                RecordsCommand.Cause(f.Record),
                            }
                        )
                    );
                }

                return ExitCode.Done;
            }
        );
        return command;
    }
}
