using System.CommandLine;
using System.Text.Json;
using QingYi.Engine.Access;
using QingYi.Engine.Stores;
using QingYi.Server.Api;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>users</c>: manages the people who may log in at the host.</summary>
internal static class UsersCommand
{
    private static readonly Argument<string> NameArgument = new("NAME") { Description = OptionTexts.UserName.ToString() };

    public static Command Create(Func<ParseResult, Session> open) =>
        new("users", HelpTexts.Users.ToString()) { Add(open), List(open), Set(open), Remove(open) };

    private static Command Add(Func<ParseResult, Session> open)
    {
        var role = RoleOption();
        role.Required = true;
        var external = new Option<bool>("--no-password") { Description = OptionTexts.NoPassword.ToString() };
        var command = new Command("add", HelpTexts.UsersAdd.ToString()) { NameArgument, role, external, CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenStore();
                var name = result.GetValue(NameArgument)!;
                var password = result.GetValue(external) ? null : await HiddenInput.ReadAsync(name).ConfigureAwait(false);
                var user = await Users(session, store)
                    .AddAsync(Caller.OfTerminal, name, Enum.Parse<Role>(result.GetValue(role)!, true), password, cancellationToken)
                    .ConfigureAwait(false);
                session.Screen.Line(CommandTexts.UserSaved(user.Name, Caller.Label(user.Role)));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command List(Func<ParseResult, Session> open)
    {
        var command = new Command("list", HelpTexts.UsersList.ToString()) { CommonOptions.State, CommonOptions.Output };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var users = await Users(session, store).ListAsync(Caller.OfTerminal, cancellationToken).ConfigureAwait(false);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(JsonSerializer.SerializeToNode(users.Select(UserView.Of), UserTextConverter.Format)!);
                    return ExitCode.Done;
                }

                session.Screen.Table(
                    TableTexts.Users,
                    [TableTexts.Name, TableTexts.Role, TableTexts.Made],
                    users.Select(u => new[] { u.Name, $"{Caller.Label(u.Role)}", Times.Local(u.Made, TimeZoneInfo.Local) })
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Set(Func<ParseResult, Session> open)
    {
        var role = RoleOption();
        var password = new Option<bool>("--password") { Description = OptionTexts.NewPassword.ToString() };
        var command = new Command("set", HelpTexts.UsersSet.ToString()) { NameArgument, role, password, CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var (name, given) = (result.GetValue(NameArgument)!, result.GetValue(role));
                if (given is null && !result.GetValue(password))
                {
                    throw new UsageException(CommandTexts.NothingToSet);
                }

                var user = await Users(session, store)
                    .ChangeAsync(
                        Caller.OfTerminal,
                        name,
                        given is null ? null : Enum.Parse<Role>(given, ignoreCase: true),
                        result.GetValue(password) ? await HiddenInput.ReadAsync(name).ConfigureAwait(false) : null,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                session.Screen.Line(CommandTexts.UserSaved(user.Name, Caller.Label(user.Role)));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Remove(Func<ParseResult, Session> open)
    {
        var command = new Command("remove", HelpTexts.UsersRemove.ToString()) { NameArgument, CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var name = result.GetValue(NameArgument)!;
                await Users(session, store).RemoveAsync(Caller.OfTerminal, name, cancellationToken).ConfigureAwait(false);
                session.Screen.Line(CommandTexts.UserRemoved(name));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Option<string> RoleOption()
    {
        var role = new Option<string>("--role") { Description = OptionTexts.UserRole.ToString() };
        role.AcceptOnlyFromAmong("viewer", "operator", "author", "administrator");
        return role;
    }

    private static Users Users(Session session, RecordStore store) => new(store.Access, session.Workspace.Clock);
}
