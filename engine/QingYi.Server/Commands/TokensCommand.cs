using System.CommandLine;
using System.Text.Json;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>tokens</c>: manages the tokens with which programs call the API.</summary>
internal static class TokensCommand
{
    private const string Everything = "*";
    private static readonly Argument<string> SchemeArgument = new("SCHEME") { Description = OptionTexts.TokenScheme.ToString() };
    private static readonly Argument<string> NameArgument = new("NAME") { Description = OptionTexts.Holder.ToString() };

    public static Command Create(Func<ParseResult, Session> open) =>
        new("tokens", HelpTexts.Tokens.ToString()) { Make(open), List(open), Revoke(open) };

    private static Command Make(Func<ParseResult, Session> open)
    {
        var role = new Option<string>("--role") { Description = OptionTexts.TokenRole.ToString(), DefaultValueFactory = _ => "sender" };
        role.AcceptOnlyFromAmong("sender", "viewer", "operator", "author", "administrator");
        var expires = new Option<string>("--expires") { Description = OptionTexts.TokenExpires.ToString() };
        var command = new Command("create", HelpTexts.TokensCreate.ToString())
        {
            SchemeArgument,
            NameArgument,
            role,
            expires,
            CommonOptions.State,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = OpenStore(session, result);
                var schemes = await SchemesAsync(store, result, cancellationToken).ConfigureAwait(false);
                var end = End(result.GetValue(expires), session.Workspace.Clock);
                session.Screen.Data(
                    await Tokens(session, store)
                        .CreateAsync(
                            Caller.OfTerminal,
                            result.GetValue(NameArgument)!,
                            Enum.Parse<Role>(result.GetValue(role)!, ignoreCase: true),
                            schemes,
                            end,
                            cancellationToken
                        )
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
                var schemes = await SchemesAsync(store, result, cancellationToken).ConfigureAwait(false);
                var all = await Tokens(session, store).ListAsync(Caller.OfTerminal, cancellationToken).ConfigureAwait(false);
                var tokens = all.Where(t => schemes.Count == 0 || t.Schemes.Intersect(schemes).Any()).ToList();
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(JsonSerializer.SerializeToNode(tokens, UserTextConverter.Format)!);
                    return ExitCode.Done;
                }

                session.Screen.Table(
                    TableTexts.Tokens,
                    [TableTexts.Name, TableTexts.Role, TableTexts.Schemes, TableTexts.Made, TableTexts.MadeBy, TableTexts.Expires],
                    tokens.Select(t =>
                        new[]
                        {
                            t.Name,
                            $"{Caller.Label(t.Role)}",
                            t.Schemes.Count == 0 ? Everything : string.Join(", ", t.Schemes),
                            Times.Local(t.Made, TimeZoneInfo.Local),
                            t.MadeBy,
                            Times.Local(t.Expires, TimeZoneInfo.Local),
                        }
                    )
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
                var (schemes, name) = (
                    await SchemesAsync(store, result, cancellationToken).ConfigureAwait(false),
                    result.GetValue(NameArgument)!
                );
                await Tokens(session, store).RevokeAsync(Caller.OfTerminal, name, schemes, cancellationToken).ConfigureAwait(false);
                session.Screen.Line(CommandTexts.TokenRevoked(schemes.Count == 0 ? Everything : string.Join(", ", schemes), name));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static AccessTokens Tokens(Session session, RecordStore store) => new(store.Access, session.Workspace.Clock);

    // A scheme that is given as a file may not have run yet, nor one of all.
    private static RecordStore OpenStore(Session session, ParseResult result) =>
        result.GetValue(SchemeArgument) is var given && (given == Everything || StoredScheme.IsFile(given!))
            ? session.OpenStore()
            : session.OpenKnownStore();

    private static async Task<IReadOnlyList<string>> SchemesAsync(
        RecordStore store,
        ParseResult result,
        CancellationToken cancellationToken
    )
    {
        var given = result.GetValue(SchemeArgument)!;
        var schemes = new List<string>();
        foreach (var scheme in given == Everything ? [] : given.Split(','))
        {
            schemes.Add((await StoredScheme.FindAsync(store, scheme, mayBeNew: true, cancellationToken).ConfigureAwait(false)).Id);
        }

        return schemes;
    }

    private static DateTimeOffset? End(string? given, TimeProvider clock) =>
        given is null ? null
        : Duration.TryParse(given, out var span) ? clock.GetUtcNow() + span
        : TimeText.TryParse(given, TimeZoneInfo.Local, out var time) ? time
        : throw new UsageException(CommandTexts.NotAnEnd(given));
}
