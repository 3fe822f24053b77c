using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>records</c>: the data pool of a scheme.</summary>
internal static class RecordsCommand
{
    private static readonly Argument<string> SchemeArgument = new("SCHEME") { Description = "方案 id 或文件 the scheme's id or file" };

    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var status = new Option<RecordStatus?>("--status") { Description = "waiting | delivered | rejected | parked | delivering | skipped" };
        var limit = new Option<int>("--limit") { DefaultValueFactory = _ => 50, Description = "最多行数 at most so many" };
        var command = new Command("records", "数据池 lists the records of a scheme, shows one, has them delivered again or set aside") { SchemeArgument, status, limit, CommonOptions.State, CommonOptions.Output };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            await using var scheme = await StoredScheme.OpenAsync(result.GetValue(CommonOptions.State), result.GetValue(SchemeArgument)!, cancellationToken).ConfigureAwait(false);
            var records = await scheme.Store.ListAsync(scheme.Id, result.GetValue(status), result.GetValue(limit), cancellationToken).ConfigureAwait(false);
            if (result.GetValue(CommonOptions.Output) == "json")
            {
                workspace.Screen.Json(new JsonArray([.. records.Select(Json)]));
                return ExitCode.Done;
            }

            workspace.Screen.Table(scheme.Id, ["id", "number", "status", "attempts", "answer or cause"], records.Select(r => new[] { r.Id, r.Number, r.Status.ToString(), $"{r.Attempts}", Cause(r) }));
            var counts = await scheme.Store.CountAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
            workspace.Screen.Line(string.Join(" · ", counts.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value:N0}")));
            return ExitCode.Done;
        });
        command.Add(Show(open));
        command.Add(Move(open, "retry", "重试 has records that were rejected, wait for a reference or were set aside delivered by the next run", RecordStatus.Waiting, RecordStatus.Rejected, RecordStatus.Parked, RecordStatus.Skipped));
        command.Add(Move(open, "resend", "重发 has delivered records delivered once more by the next run: the target gets them a second time", RecordStatus.Waiting, RecordStatus.Delivered));
        command.Add(Move(open, "skip", "跳过 sets records aside that are not to be delivered", RecordStatus.Skipped, RecordStatus.Rejected, RecordStatus.Parked, RecordStatus.Waiting));
        return command;
    }

    private static Command Show(Func<ParseResult, Workspace> open)
    {
        var record = new Argument<string>("ID") { Description = "记录 id the record's id" };
        var command = new Command("show", "查看 one record: where it stands, its content, the target's answer") { SchemeArgument, record, CommonOptions.State };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            await using var scheme = await StoredScheme.OpenAsync(result.GetValue(CommonOptions.State), result.GetValue(SchemeArgument)!, cancellationToken).ConfigureAwait(false);
            var (listing, content) = await FindAsync(scheme, result.GetValue(record)!, cancellationToken).ConfigureAwait(false);
            var json = Json(listing);
            json["fetched"] = listing.FetchedAt;
            json["settled"] = listing.SettledAt;
            json["content"] = JsonNode.Parse(content.Span);
            workspace.Screen.Json(json);
            return ExitCode.Done;
        });
        return command;
    }

    // Without ids the first status is meant, so that 'retry' alone never wakes what a person set aside.
    private static Command Move(Func<ParseResult, Workspace> open, string name, string description, RecordStatus to, params RecordStatus[] from)
    {
        var ids = new Argument<string[]>("ID") { Description = "记录 id the ids of the records", Arity = ArgumentArity.ZeroOrMore };
        var status = new Option<RecordStatus?>("--status") { Description = $"{string.Join(" | ", from.Select(Word))}" };
        var code = new Option<string?>("--code") { Description = "错误代码 only those refused with this code, e.g. 1406" };
        var all = new Option<bool>("--all") { Description = $"全部 all that are {Word(from[0])}" };
        var command = new Command(name, description) { SchemeArgument, ids, status, all, CommonOptions.State };
        if (from.Contains(RecordStatus.Rejected))
        {
            command.Add(code);
        }

        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            await using var scheme = await StoredScheme.OpenAsync(result.GetValue(CommonOptions.State), result.GetValue(SchemeArgument)!, cancellationToken).ConfigureAwait(false);
            var named = result.GetValue(ids) ?? [];
            var only = result.GetValue(status);
            if (named.Length == 0 && only is null && result.GetValue(code) is null && !result.GetValue(all))
            {
                throw new UsageException($"which records? Name ids, or choose with --status{(from.Contains(RecordStatus.Rejected) ? ", --code" : "")} or --all: all that are {Word(from[0])}.");
            }

            if (only is { } asked && !from.Contains(asked))
            {
                throw new UsageException($"--status: records that are {Word(asked)} are not for '{name}'. Choose one of: {string.Join(", ", from.Select(Word))}.");
            }

            if (named.Length > 0 && scheme.IsGrouped)
            {
                throw new UsageException($"the scheme '{scheme.Id}' delivers its records as bills of several, and one alone would make a bill of its own. Choose them by --status, --code or --all.");
            }

            RecordStatus[] statuses = only is { } one ? [one] : named.Length > 0 || result.GetValue(code) is not null ? from : [from[0]];
            foreach (var id in named)
            {
                var (listing, _) = await FindAsync(scheme, id, cancellationToken).ConfigureAwait(false);
                if (!statuses.Contains(listing.Status))
                {
                    throw new UsageException($"the record '{id}' is {Word(listing.Status)}; '{name}' is for those that are {string.Join(", ", statuses.Select(Word))}. Nothing was changed.");
                }
            }

            await using var held = await scheme.Store.AcquireAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
            var moved = await held.MoveAsync(new RecordChoice(statuses, named, result.GetValue(code)), to, workspace.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            workspace.Screen.Line($"{scheme.Id}: {moved:N0} → {Word(to)}.{(to == RecordStatus.Waiting && moved > 0 ? " 下次运行时写入 The next run delivers them." : "")}");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<(RecordListing Listing, ReadOnlyMemory<byte> Content)> FindAsync(StoredScheme scheme, string id, CancellationToken cancellationToken) =>
        await scheme.Store.FindAsync(scheme.Id, id, cancellationToken).ConfigureAwait(false)
        ?? throw new UsageException($"the scheme '{scheme.Id}' has no record with the id '{id}'. 'qingyi records {scheme.Id}' lists them; the id stands in the first column.");

    private static string Cause(RecordListing r) => r.Rejection is null ? r.Answer ?? "" : $"{r.Rejection.Code}: {r.Rejection.Message}";

    private static string Word(RecordStatus status) => status.ToString().ToLowerInvariant();

    private static JsonObject Json(RecordListing r) => new()
    {
        ["id"] = r.Id,
        ["number"] = r.Number,
        ["status"] = Word(r.Status),
        ["attempts"] = r.Attempts,
        ["answer"] = r.Answer,
        ["code"] = r.Rejection?.Code,
        ["message"] = r.Rejection?.Message,
        ["field"] = r.Rejection?.Field,
        ["value"] = r.Rejection?.Value,
    };
}
