using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>records</c>: shows and changes the data pool of a scheme.</summary>
internal static class RecordsCommand
{
    private const int ExportedAtOnce = 500;
    internal static readonly Argument<string> SchemeArgument = new("SCHEME") { Description = OptionTexts.Scheme.ToString() };
    internal static readonly Argument<string> RecordArgument = new("ID") { Description = OptionTexts.Record.ToString() };
    private static readonly Option<RecordStatus?> Status = new Option<RecordStatus?>("--status")
    {
        Description = "waiting | delivered | rejected | parked | delivering | skipped",
    }.InWordsOfFiles(Enum.GetValues<RecordStatus>().Cast<Enum>());

    private static readonly Option<string?> Code = new("--code") { Description = OptionTexts.Code.ToString() };
    private static readonly Option<string?> Find = new("--find") { Description = OptionTexts.Find.ToString() };

    public static Command Create(Func<ParseResult, Session> open)
    {
        var command = new Command("records", HelpTexts.Records.ToString()) { SchemeArgument, Status, Code, Find };
        foreach (var option in RecordList.Options)
        {
            command.Add(option);
        }

        command.Add(CommonOptions.State);
        command.Add(CommonOptions.Output);
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                await new RecordList(session, Pool(session, store, scheme), scheme)
                    .PrintAsync(Query(result), result, cancellationToken)
                    .ConfigureAwait(false);
                return ExitCode.Done;
            }
        );
        command.Add(RecordsShowCommand.Create(open));
        command.Add(RecordsFindCommand.Create(open));
        command.Add(Move(open, RecordMove.Retry, HelpTexts.RecordsRetry));
        command.Add(Move(open, RecordMove.Resend, HelpTexts.RecordsResend));
        command.Add(Move(open, RecordMove.Skip, HelpTexts.RecordsSkip));
        command.Add(Edit(open));
        command.Add(Export(open));
        return command;
    }

    private static Command Move(Func<ParseResult, Session> open, RecordMove move, LocalizedText description)
    {
        var ids = new Argument<string[]>("ID") { Description = OptionTexts.RecordIds.ToString(), Arity = ArgumentArity.ZeroOrMore };
        // Another status is refused with the reason by the use case.
        var words = move.From.Select(RecordMove.Word).ToList();
        var status = new Option<RecordStatus?>("--status")
        {
            Description = string.Join(" | ", words),
            HelpName = string.Join('|', words),
        }.InWordsOfFiles(Enum.GetValues<RecordStatus>().Cast<Enum>());
        var all = new Option<bool>("--all") { Description = OptionTexts.All(move.From[0]).ToString() };
        var command = new Command(move.Name, description.ToString()) { SchemeArgument, ids, status, all, CommonOptions.State };
        if (move.From.Contains(RecordStatus.Rejected))
        {
            command.Add(Code);
        }

        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                var selection = new RecordSelection(
                    result.GetValue(ids) ?? [],
                    result.GetValue(status),
                    result.GetValue(Code),
                    result.GetValue(all)
                );
                var moved = await Pool(session, store, scheme)
                    .MoveAsync(Caller.OfTerminal, scheme.Id, move, selection, cancellationToken)
                    .ConfigureAwait(false);
                session.Screen.Line(
                    CommandTexts
                        .RecordsMoved(scheme.Id, moved, RecordMove.Label(move.To))
                        .Then(move.To == RecordStatus.Waiting && moved > 0 ? CommandTexts.DeliveredNext : LocalizedText.Empty)
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Edit(Func<ParseResult, Session> open)
    {
        var content = new Option<string>("--content") { Required = true, Description = OptionTexts.Content.ToString() };
        var command = new Command("edit", HelpTexts.RecordsEdit.ToString())
        {
            SchemeArgument,
            RecordArgument,
            content,
            CommonOptions.State,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                var id = result.GetValue(RecordArgument)!;
                var given = await JsonInput.RecordsAsync(result.GetValue(content)!, cancellationToken).ConfigureAwait(false) is [var one]
                    ? one
                    : throw new UsageException(CommandTexts.NotOneRecord);
                await Pool(session, store, scheme)
                    .EditAsync(Caller.OfTerminal, scheme.Id, id, given, cancellationToken)
                    .ConfigureAwait(false);
                session.Screen.Line(CommandTexts.RecordEdited(scheme.Id, id));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Export(Func<ParseResult, Session> open)
    {
        var command = new Command("export", HelpTexts.RecordsExport.ToString()) { SchemeArgument, Status, Code, Find, CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                var query = Query(result) with { Limit = ExportedAtOnce };
                while (await store.ListAsync(scheme.Id, query, cancellationToken).ConfigureAwait(false) is { Count: > 0 } records)
                {
                    foreach (var record in records)
                    {
                        var line = RecordView.Of(record);
                        var story = await store.FindAsync(scheme.Id, record.Id, cancellationToken).ConfigureAwait(false);
                        line["content"] = story?.Content is { } known ? JsonNode.Parse(known.Span) : null;
                        session.Screen.Data(JsonText.WithEmoji(line.ToJsonString(JsonText.OneLine)));
                    }

                    query = query with { After = records[^1].Key };
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static RecordQuery Query(ParseResult result) =>
        new()
        {
            Status = result.GetValue(Status),
            Code = result.GetValue(Code),
            Name = result.GetValue(Find),
        };

    /// <summary>Returns the scheme that a command names.</summary>
    internal static Task<StoredScheme> FindAsync(RecordStore store, ParseResult result, CancellationToken cancellationToken) =>
        StoredScheme.FindAsync(store, result.GetValue(SchemeArgument)!, mayBeNew: false, cancellationToken);

    /// <summary>Returns the data pool of a scheme.</summary>
    internal static RecordPool Pool(Session session, RecordStore store, StoredScheme scheme) =>
        new(store, session.Workspace.Catalog, session.Workspace.Clock, _ => scheme.Text);

    /// <summary>What a list shows as the target's answer, or as the cause of a rejection.</summary>
    public static string Cause(RecordListing r) => r.Rejection is null ? r.Answer ?? "" : $"{r.Rejection.Code}: {r.Rejection.Message}";
}
