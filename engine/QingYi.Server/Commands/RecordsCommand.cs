using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>records</c>: shows and changes the data pool of a scheme.</summary>
internal static class RecordsCommand
{
    private const int ExportedAtOnce = 500;
    private static readonly Argument<string> SchemeArgument = new("SCHEME") { Description = "方案 id 或文件 the scheme's id or file" };
    private static readonly Argument<string> RecordArgument = new("ID") { Description = "记录 id the record's id" };
    private static readonly Option<RecordStatus?> Status = new("--status")
    {
        Description = "waiting | delivered | rejected | parked | delivering | skipped",
    };
    private static readonly Option<string?> Code = new("--code")
    {
        Description = "错误代码 only records rejected with this code, e.g. 1406",
    };
    private static readonly Option<string?> Find = new("--find") { Description = "id 或单号 a record's id or number" };

    public static Command Create(Func<ParseResult, Session> open)
    {
        var limit = new Option<int>("--limit") { DefaultValueFactory = _ => 50, Description = "最多行数 the maximum number of rows" };
        var after = new Option<long>("--after") { Description = "从此 key 之后 only records after this key: the next page" };
        var command = new Command(
            "records",
            "数据池 lists the records of a scheme; subcommands show, redeliver, skip, edit and export them"
        )
        {
            SchemeArgument,
            Status,
            Code,
            Find,
            limit,
            after,
            CommonOptions.State,
            CommonOptions.Output,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                var records = await store
                    .ListAsync(
                        scheme.Id,
                        Query(result) with
                        {
                            Limit = result.GetValue(limit),
                            After = result.GetValue(after),
                        },
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(new JsonArray([.. records.Select(RecordView.Of)]));
                    return ExitCode.Done;
                }

                session.Screen.Table(
                    scheme.Id,
                    ["id", "number", "status", "attempts", "answer or cause"],
                    records.Select(r => new[] { r.Id, r.Number, r.Status.ToString(), $"{r.Attempts}", Cause(r) })
                );
                var counts = await store.CountAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
                session.Screen.Line(string.Join(" · ", counts.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value:N0}")));
                if (records.Count == result.GetValue(limit))
                {
                    session.Screen.Line($"下一页 the next page: --after {records[^1].Key}");
                }

                return ExitCode.Done;
            }
        );
        command.Add(Show(open));
        command.Add(Move(open, RecordMove.Retry, "重试 makes rejected, parked or skipped records wait again; the next run delivers them"));
        command.Add(
            Move(open, RecordMove.Resend, "重发 makes delivered records wait again; the next run sends them to the target a second time")
        );
        command.Add(Move(open, RecordMove.Skip, "跳过 marks records as skipped; no run delivers them"));
        command.Add(Edit(open));
        command.Add(Export(open));
        return command;
    }

    private static Command Show(Func<ParseResult, Session> open)
    {
        var command = new Command("show", "查看 shows one record: its status, content, history and rendered request")
        {
            SchemeArgument,
            RecordArgument,
            CommonOptions.State,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                var pool = Pool(session, store, scheme);
                var story = await pool.FindAsync(scheme.Id, result.GetValue(RecordArgument)!, cancellationToken).ConfigureAwait(false);
                session.Screen.Json(
                    RecordView.Of(story, await pool.RenderAsync(scheme.Id, story, cancellationToken).ConfigureAwait(false))
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Move(Func<ParseResult, Session> open, RecordMove move, string description)
    {
        var ids = new Argument<string[]>("ID") { Description = "记录 id the ids of the records", Arity = ArgumentArity.ZeroOrMore };
        var status = new Option<RecordStatus?>("--status") { Description = $"{string.Join(" | ", move.From.Select(RecordMove.Word))}" };
        var all = new Option<bool>("--all") { Description = $"全部 all records that are {RecordMove.Word(move.From[0])}" };
        var command = new Command(move.Name, description) { SchemeArgument, ids, status, all, CommonOptions.State };
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
                    .MoveAsync(scheme.Id, move, selection, cancellationToken)
                    .ConfigureAwait(false);
                session.Screen.Line(
                    $"{scheme.Id}: {moved:N0} → {RecordMove.Word(move.To)}."
                        + $"{(move.To == RecordStatus.Waiting && moved > 0 ? " 下次运行时写入 The next run delivers them." : "")}"
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Edit(Func<ParseResult, Session> open)
    {
        var content = new Option<string>("--content")
        {
            Required = true,
            Description = "新内容 a JSON file with the record's new content; - reads stdin",
        };
        var command = new Command("edit", "修改后重发 replaces the content of a record that is not delivered; the next run delivers it")
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
                    : throw new UsageException("--content: the file must hold one record, a JSON object.");
                await Pool(session, store, scheme).EditAsync(scheme.Id, id, given, cancellationToken).ConfigureAwait(false);
                session.Screen.Line($"{scheme.Id}: {id} → waiting. 下次运行时写入 The next run delivers it.");
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Export(Func<ParseResult, Session> open)
    {
        var command = new Command("export", "导出 writes records with their contents as JSON lines to stdout")
        {
            SchemeArgument,
            Status,
            Code,
            Find,
            CommonOptions.State,
        };
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
                        session.Screen.Line(JsonText.WithEmoji(line.ToJsonString(JsonText.OneLine)));
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

    private static Task<StoredScheme> FindAsync(RecordStore store, ParseResult result, CancellationToken cancellationToken) =>
        StoredScheme.FindAsync(store, result.GetValue(SchemeArgument)!, mayBeNew: false, cancellationToken);

    private static RecordPool Pool(Session session, RecordStore store, StoredScheme scheme) =>
        new(store, session.Workspace.Catalog, session.Workspace.Clock, _ => scheme.Text);

    private static string Cause(RecordListing r) => r.Rejection is null ? r.Answer ?? "" : $"{r.Rejection.Code}: {r.Rejection.Message}";
}
