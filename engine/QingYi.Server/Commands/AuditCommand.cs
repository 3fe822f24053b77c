using System.CommandLine;
using System.Text.Json;
using QingYi.Engine.Stores;
using QingYi.Server.Api;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>audit</c>: shows who has changed what.</summary>
internal static class AuditCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var scheme = new Option<string>("--scheme") { Description = OptionTexts.AuditScheme.ToString() };
        var who = new Option<string>("--who") { Description = OptionTexts.AuditWho.ToString() };
        var limit = new Option<int>("--limit") { Description = OptionTexts.AuditLimit.ToString(), DefaultValueFactory = _ => 50 };
        var command = new Command("audit", HelpTexts.Audit.ToString()) { scheme, who, limit, CommonOptions.State, CommonOptions.Output };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var query = new AuditQuery
                {
                    Scheme = result.GetValue(scheme),
                    Who = result.GetValue(who),
                    Limit = Math.Max(1, result.GetValue(limit)),
                };
                var entries = await store.Access.AuditAsync(query, cancellationToken).ConfigureAwait(false);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(JsonSerializer.SerializeToNode(entries.Select(AuditView.Of), UserTextConverter.Format)!);
                    return ExitCode.Done;
                }

                session.Screen.Table(
                    TableTexts.Audit(TimeZoneInfo.Local.Id),
                    [TableTexts.At, TableTexts.Who, TableTexts.Origin, TableTexts.Scheme, TableTexts.Change],
                    entries.Select(e => new[] { Times.Local(e.By.At, TimeZoneInfo.Local), e.By.Who, e.By.From, e.Scheme, $"{e.Action}" })
                );
                return ExitCode.Done;
            }
        );
        return command;
    }
}
