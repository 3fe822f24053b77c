using QingYi.Engine.Documents;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Explains why a record has not arrived at the target: what has happened to it, or why the scheme does not have it. Only reads the store.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="clock">The engine's clock.</param>
public sealed class RecordExplainer(RecordStore store, TimeProvider clock)
{
    private const int MostRecords = 20;
    private const int MostSimilar = 5;

    /// <summary>Explains one record.</summary>
    /// <param name="scheme">The scheme's id.</param>
    /// <param name="asked">The id or the number of a record, compared character by character.</param>
    /// <param name="seen">The schemes that the caller may know of; empty: all of them.</param>
    /// <param name="hosted">The scheme as the host runs it; null: the caller is no host, or the host does not run the scheme.</param>
    /// <param name="text">The current text of the scheme; null: that of the host, or the one that ran last.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public async Task<Explanation> ExplainAsync(
        string scheme,
        string asked,
        IReadOnlyList<string> seen,
        HostedScheme? hosted,
        string? text,
        CancellationToken cancellationToken
    )
    {
        text ??= hosted?.Text ?? await store.TextAsync(scheme, cancellationToken).ConfigureAwait(false);
        var config = text is null ? null : new SchemeReader(new ProblemList()).Parse(scheme, text);
        var reading = new SchemeReading(store, clock, scheme, config, hosted);
        var query = new RecordQuery { Name = asked, Limit = MostRecords };
        var listed = await store.ListAsync(scheme, query, cancellationToken).ConfigureAwait(false);
        return listed.Count > 0
            ? await ExplainAsync(reading, asked, seen, listed, cancellationToken).ConfigureAwait(false)
            : await MissAsync(reading, asked, seen, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Explanation> ExplainAsync(
        SchemeReading reading,
        string asked,
        IReadOnlyList<string> seen,
        IReadOnlyList<RecordListing> listed,
        CancellationToken cancellationToken
    )
    {
        var records = new List<ExplainedRecord>();
        foreach (var record in listed)
        {
            if (await store.FindAsync(reading.Scheme, record.Id, cancellationToken).ConfigureAwait(false) is { } story)
            {
                records.Add(RecordAnswer.Of(reading, story));
            }
        }

        if (records.Count == 0)
        {
            return await MissAsync(reading, asked, seen, cancellationToken).ConfigureAwait(false);
        }

        var worst = records.MinBy(r => VerdictOf(r.Story.Listing.Status))!;
        var counts = records.GroupBy(r => r.Story.Listing.Status).OrderBy(g => VerdictOf(g.Key));
        var answer = records is [var one]
            ? one.Answer
            : ExplanationTexts.SeveralRecords(
                asked,
                records.Count,
                LocalizedText.Join(", ", "，", counts.Select(g => ExplanationTexts.OfStatus(g.Count(), g.Key)))
            );
        var readUpTo = await store.WatermarkAsync(reading.Scheme, cancellationToken).ConfigureAwait(false);
        return new Explanation(reading.Scheme, asked, VerdictOf(worst.Story.Listing.Status), answer)
        {
            Records = records,
            Points =
            [
                .. listed.Where(r => r.Missing is not null).Select(r => reading.Missing(r, r.Missing!, readUpTo)),
                .. await LaterDropsAsync(reading, listed, cancellationToken).ConfigureAwait(false),
                .. worst.Story.Listing.Status is RecordStatus.Waiting or RecordStatus.Delivering
                    ? await reading.DeliveryAsync(worst.Story.Listing, cancellationToken).ConfigureAwait(false)
                    : [],
            ],
            NextSteps = [.. records.Select(r => r.NextStep).Where(n => !n.IsEmpty).Distinct().Take(MostSimilar)],
        };
    }

    // A newer content of a record can be dropped; the target then keeps what it has.
    private async Task<IEnumerable<ExplanationPoint>> LaterDropsAsync(
        SchemeReading reading,
        IReadOnlyList<RecordListing> listed,
        CancellationToken cancellationToken
    )
    {
        var drops = (await store.DropsAsync(reading.Scheme, cancellationToken).ConfigureAwait(false)).ToLookup(d => d.Record.Id);
        return listed.Where(r => drops[r.Id].Any(d => d.At > r.FetchedAt)).Select(r => reading.Dropped(drops[r.Id].First()));
    }

    private static async Task<Explanation> DropAsync(
        SchemeReading reading,
        string asked,
        StoredDrop dropped,
        IReadOnlyList<StoredDrop> drops,
        CancellationToken cancellationToken
    )
    {
        var points = new List<ExplanationPoint> { reading.Dropped(dropped), reading.Drops(drops) };
        await reading.AddScheduleAsync(points, [], cancellationToken).ConfigureAwait(false);
        return new Explanation(reading.Scheme, asked, ExplanationVerdict.Dropped, points[0].Text)
        {
            Points = points[1..],
            NextSteps = [ExplanationTexts.ChangeCondition],
        };
    }

    private async Task<Explanation> MissAsync(
        SchemeReading reading,
        string asked,
        IReadOnlyList<string> seen,
        CancellationToken cancellationToken
    )
    {
        var points = new List<ExplanationPoint>();
        var next = new List<LocalizedText>();
        var drops = await store.DropsAsync(reading.Scheme, cancellationToken).ConfigureAwait(false);
        if (drops.FirstOrDefault(d => d.Record.Id == asked || d.Record.Number == asked) is { } dropped)
        {
            return await DropAsync(reading, asked, dropped, drops, cancellationToken).ConfigureAwait(false);
        }

        var similar = await store.SimilarAsync(reading.Scheme, asked, MostSimilar, cancellationToken).ConfigureAwait(false);
        foreach (var record in similar)
        {
            points.Add(new("similar", ExplanationTexts.Similar(record.Id, record.Number, record.Status)));
        }

        if (similar.Count > 0)
        {
            next.Add(ExplanationTexts.ExplainSimilar(reading.Scheme, similar[0].Id));
        }

        var elsewhere = await store.SearchAsync(asked, seen, MostRecords, cancellationToken).ConfigureAwait(false);
        foreach (var found in elsewhere)
        {
            points.Add(
                new("elsewhere", ExplanationTexts.Elsewhere(found.Scheme, found.Record.Id, found.Record.Number, found.Record.Status))
            );
        }

        if (elsewhere.Count > 0)
        {
            next.Add(ExplanationTexts.ExplainElsewhere(elsewhere[0].Scheme, elsewhere[0].Record.Id));
        }

        await reading.AddAsync(points, next, cancellationToken).ConfigureAwait(false);
        if (reading.HasCondition)
        {
            points.Add(reading.Drops(drops));
        }

        next.Add(reading.IsLog ? ExplanationTexts.LookAtLog(reading.Scheme) : ExplanationTexts.LookAtSource(reading.Scheme));
        return new Explanation(reading.Scheme, asked, ExplanationVerdict.Missing, ExplanationTexts.Missing(reading.Scheme, asked))
        {
            Points = points,
            NextSteps = next,
            Elsewhere = elsewhere,
            Similar = similar,
        };
    }

    private static ExplanationVerdict VerdictOf(RecordStatus status) => Enum.Parse<ExplanationVerdict>(status.ToString());
}
