using System.CommandLine;
using System.Text.Json;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>tokens</c>: for those who post records to a scheme.</summary>
internal static class TokensCommand
{
    private static readonly Argument<string> SchemeArgument = new("SCHEME") { Description = "方案 id 或文件 the scheme's id or file" };
    private static readonly Argument<string> NameArgument = new("NAME") { Description = "给谁用 who gets it" };

    public static Command Create(Func<ParseResult, Workspace> open) =>
        new("tokens", "推送令牌 tokens for those who post records to a scheme: good for that alone, kept as a hash, taken back when you like") { Make(open), List(open), Revoke(open) };

    private static Command Make(Func<ParseResult, Workspace> open)
    {
        var command = new Command("create", "创建 makes one and shows it once") { SchemeArgument, NameArgument, CommonOptions.State };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            await using var scheme = await OpenAsync(result, cancellationToken).ConfigureAwait(false);
            workspace.Screen.Line(await new PostingTokens(scheme.Store, workspace.Clock).CreateAsync(scheme.Id, result.GetValue(NameArgument)!, cancellationToken).ConfigureAwait(false));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(Func<ParseResult, Workspace> open)
    {
        var command = new Command("list", "列出 the names, never the tokens") { SchemeArgument, CommonOptions.State, CommonOptions.Output };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            await using var scheme = await OpenAsync(result, cancellationToken).ConfigureAwait(false);
            var tokens = await new PostingTokens(scheme.Store, workspace.Clock).ListAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
            if (result.GetValue(CommonOptions.Output) == "json")
            {
                workspace.Screen.Json(JsonSerializer.SerializeToNode(tokens, JsonSerializerOptions.Web)!);
                return ExitCode.Done;
            }

            workspace.Screen.Table(scheme.Id, ["name", "made"], tokens.Select(t => new[] { t.Name, scheme.Local(t.Made) }));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Revoke(Func<ParseResult, Workspace> open)
    {
        var command = new Command("revoke", "收回 takes one back: it is good for nothing from then on") { SchemeArgument, NameArgument, CommonOptions.State };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            await using var scheme = await OpenAsync(result, cancellationToken).ConfigureAwait(false);
            await new PostingTokens(scheme.Store, workspace.Clock).RevokeAsync(scheme.Id, result.GetValue(NameArgument)!, cancellationToken).ConfigureAwait(false);
            workspace.Screen.Line($"{scheme.Id}: {result.GetValue(NameArgument)} 已收回 taken back");
            return ExitCode.Done;
        });
        return command;
    }

    private static Task<StoredScheme> OpenAsync(ParseResult result, CancellationToken cancellationToken) =>
        StoredScheme.OpenAsync(result.GetValue(CommonOptions.State), result.GetValue(SchemeArgument)!, cancellationToken, mayBeNew: true);
}
