using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Api;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary>
/// <c>state</c>: shows and changes the state of a scheme; <c>adopt</c> takes over a target whose checkpoint belongs to another store.
/// </summary>
internal static class StateCommand
{
    private const int LinesShown = 5;
    private static readonly Argument<string> SchemeArgument = new("SCHEME") { Description = OptionTexts.Scheme.ToString() };

    public static Command Create(Func<ParseResult, Session> open) =>
        new("state", HelpTexts.State.ToString())
        {
            Show(open),
            Set(open),
            Reset(open),
            Adopt(open),
            Accept(open),
            BackUp(open),
            Check(open),
        };

    private static Command Show(Func<ParseResult, Session> open)
    {
        var command = new Command("show", HelpTexts.StateShow.ToString()) { SchemeArgument, CommonOptions.State, CommonOptions.Output };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                var state = await new SchemeStates(store, session.Workspace.Clock)
                    .ShowAsync(scheme.Id, LinesShown, cancellationToken)
                    .ConfigureAwait(false);
                var (watermark, counts, changes) = state;
                var runs = await store.RunsAsync([scheme.Id], LinesShown, cancellationToken).ConfigureAwait(false);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(
                        new JsonObject
                        {
                            ["scheme"] = scheme.Id,
                            ["watermark"] = watermark,
                            ["positions"] = new JsonObject(
                                state.Positions.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value.Text))
                            ),
                            ["records"] = new JsonObject(
                                counts
                                    .OrderBy(c => c.Key)
                                    .Select(c => KeyValuePair.Create(c.Key.ToString().ToLowerInvariant(), (JsonNode?)c.Value))
                            ),
                            ["audit"] = new JsonArray([
                                .. changes.Select(a => JsonSerializer.SerializeToNode(AuditView.Of(a), UserTextConverter.Format)),
                            ]),
                        }
                    );
                    return ExitCode.Done;
                }

                session.Screen.Data($"{scheme.Id} ({scheme.TimeZone.Id})");
                session.Screen.Lines([.. Lines(state, runs, scheme.TimeZone)]);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static IEnumerable<(LocalizedText Label, LocalizedText Value)> Lines(
        SchemeState state,
        IReadOnlyList<StoredRun> runs,
        TimeZoneInfo zone
    )
    {
        yield return (
            TableTexts.Watermark,
            state.Watermark is { } watermark ? LocalizedText.Of(Times.Local(watermark, zone)) : CommandTexts.NoWindowRead
        );
        foreach (var (partition, position) in state.Positions.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            yield return (TableTexts.Position, LocalizedText.Of(partition.Length > 0 ? $"{partition}  {position.Text}" : position.Text));
        }

        yield return (TableTexts.Records, state.Records.Count == 0 ? LocalizedText.Of("-") : StatusTexts.Counts(state.Records));
        foreach (var run in runs)
        {
            var (started, status) = (Times.Local(run.Started, zone), StoredRun.Label(run.Status));
            yield return (TableTexts.Run, new LocalizedText($"{started}  {status}", $"{started}  {status}"));
        }

        foreach (var change in state.Changes)
        {
            var (time, who) = (Times.Local(change.By.At, zone), change.By.Who);
            yield return (TableTexts.Change, new LocalizedText($"{time}  {who}  {change.Action}", $"{time}  {who}  {change.Action}"));
        }
    }

    private static Command Set(Func<ParseResult, Session> open)
    {
        var watermark = new Option<string>("--watermark") { Description = OptionTexts.Watermark.ToString(), Required = true };
        var command = new Command("set", HelpTexts.StateSet.ToString()) { SchemeArgument, watermark, CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                var to = Times.Parse(result.GetValue(watermark), scheme.TimeZone, "--watermark")!.Value;
                await new SchemeStates(store, session.Workspace.Clock)
                    .SetWatermarkAsync(Caller.OfTerminal, scheme.Id, to, cancellationToken)
                    .ConfigureAwait(false);
                session.Screen.Line(CommandTexts.NextRunReadsFrom(scheme.Id, Times.Local(to, scheme.TimeZone), scheme.TimeZone.Id));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Reset(Func<ParseResult, Session> open)
    {
        var yes = new Option<bool>("--yes") { Description = OptionTexts.Confirm.ToString() };
        var command = new Command("reset", HelpTexts.StateReset.ToString()) { SchemeArgument, yes, CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                var states = new SchemeStates(store, session.Workspace.Clock);
                if (!result.GetValue(yes))
                {
                    var forgotten = await states.DescribeResetAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
                    throw new UsageException(forgotten.Then(CommandTexts.ConfirmReset));
                }

                var first = await states.ResetAsync(Caller.OfTerminal, scheme.Id, cancellationToken).ConfigureAwait(false);
                session.Screen.Line(
                    first is null
                        ? CommandTexts.WasReset(scheme.Id)
                        : CommandTexts.WasReset(scheme.Id, Times.Local(first, scheme.TimeZone), scheme.TimeZone.Id)
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Accept(Func<ParseResult, Session> open)
    {
        var command = new Command("accept", HelpTexts.StateAccept.ToString()) { SchemeArgument, CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                var accepted = await new SchemeStates(store, session.Workspace.Clock)
                    .AcceptDriftAsync(Caller.OfTerminal, scheme.Id, cancellationToken)
                    .ConfigureAwait(false);
                session.Screen.Line(accepted ? CommandTexts.DriftAccepted(scheme.Id) : CommandTexts.NoDriftHeld(scheme.Id));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command BackUp(Func<ParseResult, Session> open)
    {
        var file = new Argument<string>("FILE") { Description = OptionTexts.Backup.ToString() };
        var command = new Command("backup", HelpTexts.StateBackUp.ToString()) { file, CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var copy = Path.GetFullPath(result.GetValue(file)!);
                await store.BackUpAsync(copy, cancellationToken).ConfigureAwait(false);
                session.Screen.Line(CommandTexts.BackedUp(copy, new FileInfo(copy).Length));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Check(Func<ParseResult, Session> open)
    {
        var command = new Command("check", HelpTexts.StateCheck.ToString()) { CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var broken = await store.CheckAsync(cancellationToken).ConfigureAwait(false);
                foreach (var line in broken)
                {
                    session.Screen.Error(TerminalTexts.Error("QY5018", line));
                }

                session.Screen.Line(broken.Count == 0 ? CommandTexts.StoreIsConsistent : CommandTexts.StoreIsBroken(broken.Count));
                return broken.Count == 0 ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static Command Adopt(Func<ParseResult, Session> open)
    {
        var file = new Argument<string>("FILE") { Description = OptionTexts.SchemeFile.ToString() };
        var adopt = new Command("adopt", HelpTexts.StateAdopt.ToString()) { file, CommonOptions.Environment, CommonOptions.State };
        adopt.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                var query = new SchemeQuery(result.GetValue(file)!)
                {
                    Environment = result.GetValue(CommonOptions.Environment),
                    Use = EnvironmentUse.Needed,
                };
                if (await session.LoadAsync(query, cancellationToken).ConfigureAwait(false) is not { } scheme)
                {
                    return ExitCode.Wrong;
                }

                await using var store = session.OpenStore();
                if (
                    await new SchemeStates(store, session.Workspace.Clock)
                        .AdoptAsync(Caller.OfTerminal, scheme, cancellationToken)
                        .ConfigureAwait(false) is
                    { } fault
                )
                {
                    session.Screen.Error(TerminalTexts.Error(scheme.File, fault.Code, fault.Text));
                    return ExitCode.Failed;
                }

                session.Screen.Line(CommandTexts.Adopted(scheme.Id, store.Id));
                return ExitCode.Done;
            }
        );
        return adopt;
    }

    private static Task<StoredScheme> FindAsync(RecordStore store, ParseResult result, CancellationToken cancellationToken) =>
        StoredScheme.FindAsync(store, result.GetValue(SchemeArgument)!, mayBeNew: false, cancellationToken);
}
