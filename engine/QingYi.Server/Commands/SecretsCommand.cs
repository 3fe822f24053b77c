using System.CommandLine;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>secrets</c>: stores the values of <c>${secret:NAME}</c> in environments.</summary>
internal static partial class SecretsCommand
{
    private static readonly Argument<string> NameArgument = new("NAME") { Description = OptionTexts.Secret.ToString() };

    public static Command Create(Func<ParseResult, Session> open) =>
        new("secrets", HelpTexts.Secrets.ToString()) { Set(open), List(open), Remove(open) };

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_.-]*$")]
    private static partial Regex Allowed();

    private static Command Set(Func<ParseResult, Session> open)
    {
        var command = new Command("set", HelpTexts.SecretsSet.ToString()) { NameArgument, CommonOptions.State };
        command.SetAction(
            async (result, _) =>
            {
                await using var session = open(result);
                var name = result.GetValue(NameArgument)!;
                if (!Allowed().IsMatch(name))
                {
                    throw new UsageException(CommandTexts.BadSecretName(name));
                }

                var value = await HiddenInput.ReadAsync(name).ConfigureAwait(false);
                if (value.Length == 0)
                {
                    throw new UsageException(CommandTexts.EmptySecret(name));
                }

                Directory.CreateDirectory(session.Workspace.State);
                session.Secrets.Set(name, value);
                session.Screen.Line(CommandTexts.SecretStored(name));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command List(Func<ParseResult, Session> open)
    {
        var command = new Command("list", HelpTexts.SecretsList.ToString()) { CommonOptions.State, CommonOptions.Output };
        command.SetAction(
            async (result, _) =>
            {
                await using var session = open(result);
                var names = session.Secrets.Names.ToList();
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(new JsonArray([.. names.Select(n => JsonValue.Create(n))]));
                    return ExitCode.Done;
                }

                foreach (var name in names)
                {
                    session.Screen.Data(name);
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Remove(Func<ParseResult, Session> open)
    {
        var command = new Command("remove", HelpTexts.SecretsRemove.ToString()) { NameArgument, CommonOptions.State };
        command.SetAction(
            async (result, _) =>
            {
                await using var session = open(result);
                var (name, secrets) = (result.GetValue(NameArgument)!, session.Secrets);
                if (!secrets.Remove(name))
                {
                    throw new UsageException(CommandTexts.NoSecret(name, [.. secrets.Names]));
                }

                session.Screen.Line(CommandTexts.SecretRemoved(name));
                return ExitCode.Done;
            }
        );
        return command;
    }
}
