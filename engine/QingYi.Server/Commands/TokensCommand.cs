using System.CommandLine;
using System.Text.Json;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>tokens</c>: manages the tokens of callers that post records to a scheme.</summary>
internal static class TokensCommand
{
    private static readonly Argument<string> SchemeArgument = new("SCHEME") { Description = OptionTexts.Scheme.ToString() };
    private static readonly Argument<string> NameArgument = new("NAME") { Description = OptionTexts.Holder.ToString() };

    public static Command Create(Func<ParseResult, Session> open) =>
        new("tokens", HelpTexts.Tokens.ToString()) { Make(open), List(open), Revoke(open) };

    private static Command Make(Func<ParseResult, Session> open)
    {
        var command = new Command("create", HelpTexts.TokensCreate.ToString()) { SchemeArgument, NameArgument, CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = OpenStore(session, result);
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                session.Screen.Data(
                    await new PostingTokens(store, session.Workspace.Clock)
                        .CreateAsync(scheme.Id, result.GetValue(NameArgument)!, cancellationToken)
                        .ConfigureAwait(false)
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command List(Func<ParseResult, Session> open)
    {
        var command = new Command("list", HelpTexts.TokensList.ToString()) { SchemeArgument, CommonOptions.State, CommonOptions.Output };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = OpenStore(session, result);
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                var tokens = await new PostingTokens(store, session.Workspace.Clock)
                    .ListAsync(scheme.Id, cancellationToken)
                    .ConfigureAwait(false);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(JsonSerializer.SerializeToNode(tokens, JsonSerializerOptions.Web)!);
                    return ExitCode.Done;
                }

                session.Screen.Table(
                    LocalizedText.Of(scheme.Id),
                    [TableTexts.Name, TableTexts.Made],
                    tokens.Select(t => new[] { t.Name, Times.Local(t.Made, scheme.TimeZone) })
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Revoke(Func<ParseResult, Session> open)
    {
        var command = new Command("revoke", HelpTexts.TokensRevoke.ToString()) { SchemeArgument, NameArgument, CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = OpenStore(session, result);
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                await new PostingTokens(store, session.Workspace.Clock)
                    .RevokeAsync(scheme.Id, result.GetValue(NameArgument)!, cancellationToken)
                    .ConfigureAwait(false);
                session.Screen.Line(CommandTexts.TokenRevoked(scheme.Id, result.GetValue(NameArgument)!));
                return ExitCode.Done;
            }
        );
        return command;
    }

    // A scheme that is given as a file may not have run yet.
    private static RecordStore OpenStore(Session session, ParseResult result) =>
        StoredScheme.IsFile(result.GetValue(SchemeArgument)!) ? session.OpenStore() : session.OpenKnownStore();

    private static Task<StoredScheme> FindAsync(RecordStore store, ParseResult result, CancellationToken cancellationToken) =>
        StoredScheme.FindAsync(store, result.GetValue(SchemeArgument)!, mayBeNew: true, cancellationToken);
}
