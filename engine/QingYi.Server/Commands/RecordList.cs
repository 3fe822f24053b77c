using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary><c>records SCHEME</c>: lists or counts the records of a scheme.</summary>
internal sealed class RecordList(Session session, RecordPool pool, StoredScheme scheme)
{
    private static readonly Option<bool> Counts = new("--counts") { Description = OptionTexts.Counts.ToString() };
    private static readonly Option<string?> Field = new("--field") { Description = OptionTexts.ContentField.ToString() };
    private static readonly Option<bool> Missing = new("--missing") { Description = OptionTexts.Missing.ToString() };
    private static readonly Option<string?> From = new("--from") { Description = OptionTexts.FetchedFrom.ToString() };
    private static readonly Option<string?> To = new("--to") { Description = OptionTexts.FetchedTo.ToString() };
    private static readonly Option<bool> Newest = new("--newest") { Description = OptionTexts.Newest.ToString() };
    private static readonly Option<int> Limit = new("--limit") { DefaultValueFactory = _ => 50, Description = OptionTexts.Rows.ToString() };
    private static readonly Option<long> After = new("--after") { Description = OptionTexts.After.ToString() };
    private static readonly Option<long?> Before = new("--before") { Description = OptionTexts.Before.ToString() };

    /// <summary>The options that only this command has.</summary>
    public static IReadOnlyList<Option> Options => [Field, Missing, Counts, From, To, Newest, Limit, After, Before];

    public async Task PrintAsync(RecordQuery query, ParseResult result, CancellationToken cancellationToken)
    {
        var asJson = result.GetValue(CommonOptions.Output) == "json";
        if (result.GetValue(Counts))
        {
            await RecordCounts.PrintAsync(session, pool, scheme, asJson, cancellationToken).ConfigureAwait(false);
            return;
        }

        query = query with
        {
            IsMissing = result.GetValue(Missing),
            From = Times.Parse(result.GetValue(From), scheme.TimeZone, From.Name),
            To = Times.Parse(result.GetValue(To), scheme.TimeZone, To.Name),
            Order = result.GetValue(Newest) ? RecordOrder.Newest : RecordOrder.Oldest,
            Limit = result.GetValue(Limit),
            After = result.GetValue(After),
            Before = result.GetValue(Before),
        };
        var page = result.GetValue(Field) is { } field
            ? await SearchAsync(query, FilterOf(field), cancellationToken).ConfigureAwait(false)
            : await pool.ListAsync(scheme.Id, query, cancellationToken).ConfigureAwait(false);
        if (asJson)
        {
            session.Screen.Json(new JsonArray([.. page.Records.Select(RecordView.Of)]));
            return;
        }

        Print(page.Records);
        session.Screen.Line(StatusTexts.Counts(await pool.CountAsync(scheme.Id, cancellationToken).ConfigureAwait(false)));
        if ((query.Order == RecordOrder.Newest ? page.Before : page.After) is { } next)
        {
            session.Screen.Line(query.Order == RecordOrder.Newest ? CommandTexts.OlderPage(next) : CommandTexts.NextPage(next));
        }
    }

    /// <exception cref="UsageException">There is no '='.</exception>
    private static FieldFilter FilterOf(string given) =>
        given.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? new FieldFilter(given[..at], given[(at + 1)..])
            : throw new UsageException(CommandTexts.FieldWithoutValue(given));

    // Each call works for a limited time; the command goes on until the page is full or all records are compared.
    private async Task<RecordPage> SearchAsync(RecordQuery query, FieldFilter filter, CancellationToken cancellationToken)
    {
        var (found, limit, compared, gone, goesDown) = (new List<RecordListing>(), query.Limit, 0L, 0L, query.GoesDown);
        while (true)
        {
            query = query with { Limit = limit - found.Count };
            var page = await pool.ListAsync(scheme.Id, query, filter, cancellationToken).ConfigureAwait(false);
            found.AddRange(page.Records);
            (compared, gone) = (compared + page.Scanned!.Value, gone + page.WithoutContent!.Value);
            var next = goesDown ? page.Before : page.After;
            if (next is null || found.Count >= limit)
            {
                session.Screen.Error(CommandTexts.Compared(compared, gone));
                return page with { Records = found };
            }

            if (Screen.IsTerminal)
            {
                session.Screen.Error(CommandTexts.Comparing(compared, page.Share!.Value * 100, found.Count));
            }

            query = goesDown ? query with { Before = next } : query with { After = next.Value };
        }
    }

    private string Cause(RecordListing r) =>
        r.Missing is { } missing
            ? CommandTexts.MissingAtSource(Times.Local(missing.Since, scheme.TimeZone), missing.Passes, RecordsCommand.Cause(r)).ToString()
            : RecordsCommand.Cause(r);

    private void Print(IEnumerable<RecordListing> records) =>
        session.Screen.Table(
            LocalizedText.Of(scheme.Id),
            [TableTexts.Id, TableTexts.Number, TableTexts.Status, TableTexts.Attempts, TableTexts.AnswerOrCause],
            records.Select(r => new object?[] { r.Id, r.Number, RecordMove.Label(r.Status), r.Attempts, Cause(r) })
        );
}
