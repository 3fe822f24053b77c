using System.CommandLine;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QingYi.Server.Hosting;
using Spectre.Console;

namespace QingYi.Server.Commands;

/// <summary><c>secrets</c>: stores the values of <c>${secret:NAME}</c> in environments.</summary>
internal static partial class SecretsCommand
{
    private static readonly Argument<string> NameArgument = new("NAME") { Description = "名称 the name in ${secret:NAME}" };

    public static Command Create(Func<ParseResult, Session> open) =>
        new("secrets", "密钥 stores secrets encrypted in the state directory, for ${secret:NAME} in environments")
        {
            Set(open),
            List(open),
            Remove(open),
        };

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_.-]*$")]
    private static partial Regex Allowed();

    private static Command Set(Func<ParseResult, Session> open)
    {
        var command = new Command(
            "set",
            "保存 prompts for the value or reads it from standard input; never from the command line, which other users can see"
        )
        {
            NameArgument,
            CommonOptions.State,
        };
        command.SetAction(
            async (result, _) =>
            {
                await using var session = open(result);
                var name = result.GetValue(NameArgument)!;
                if (!Allowed().IsMatch(name))
                {
                    throw new UsageException(
                        $"'{name}' cannot be the name of a secret. Use letters, digits, '_', '.' and '-'; begin with a letter or '_'."
                    );
                }

                var value = Console.IsInputRedirected
                    ? (await Console.In.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false)).TrimEnd('\r', '\n')
                    : AnsiConsole
                        .Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
                        .Prompt(new TextPrompt<string>($"{Markup.Escape(name)}:").Secret());
                if (value.Length == 0)
                {
                    throw new UsageException(
                        $"the value of '{name}' is empty, so nothing was stored. Type it, or pipe it in: printf %s "
                            + $"\"$VALUE\" | qingyi secrets set {name}"
                    );
                }

                Directory.CreateDirectory(session.Workspace.State);
                session.Secrets.Set(name, value);
                session.Screen.Line($"{name}: 已保存 stored. ${{secret:{name}}}");
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command List(Func<ParseResult, Session> open)
    {
        var command = new Command("list", "列出 lists the names, never the values") { CommonOptions.State, CommonOptions.Output };
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
                    session.Screen.Line(name);
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Remove(Func<ParseResult, Session> open)
    {
        var command = new Command("remove", "删除 deletes a secret") { NameArgument, CommonOptions.State };
        command.SetAction(
            async (result, _) =>
            {
                await using var session = open(result);
                var (name, secrets) = (result.GetValue(NameArgument)!, session.Secrets);
                if (!secrets.Remove(name))
                {
                    throw new UsageException($"there is no secret '{name}'.{NameSuggestion.DidYouMean(name, secrets.Names.ToList())}");
                }

                session.Screen.Line($"{name}: 已删除 removed");
                return ExitCode.Done;
            }
        );
        return command;
    }
}
