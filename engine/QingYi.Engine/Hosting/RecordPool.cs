using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QingYi.Engine.Access;
using QingYi.Engine.Authoring;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;

namespace QingYi.Engine.Hosting;

/// <summary>
/// The data pool (数据池) as users work with it: find a record, edit it, have it delivered again or skip it. It needs no lease and does not
/// disturb a run.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="catalog">The connectors, needed to compile the scheme's text.</param>
/// <param name="clock">The engine's clock.</param>
/// <param name="texts">Returns the current text of a scheme by its id; null, or null for an id: the text that ran last.</param>
/// <param name="waiting">Called with a scheme's id when records of it begin to wait; null: not called.</param>
public sealed partial class RecordPool(
    RecordStore store,
    ConnectorCatalog catalog,
    TimeProvider clock,
    Func<string, string?>? texts = null,
    Action<string>? waiting = null
)
{
    private static readonly TimeSpan LongestScan = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, (string Text, CompiledScheme? Scheme)> compiled = new(StringComparer.Ordinal);

    /// <summary>Returns a page of a scheme's records, and the keys with which the query selects the pages beside it.</summary>
    /// <param name="scheme">The scheme's id; a scheme without records has an empty page.</param>
    /// <param name="query">The records.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public async Task<RecordPage> ListAsync(string scheme, RecordQuery query, CancellationToken cancellationToken)
    {
        var found = await store.ListAsync(scheme, query, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            return new RecordPage(found, null, null);
        }

        // The list continues behind a full page, and in front of it where it did not start at the end.
        var (isFull, lowest, highest) = (found.Count >= query.Limit, found.Min(r => r.Key), found.Max(r => r.Key));
        var (hasOlder, hasNewer) = query.GoesDown ? (isFull, query.Before is not null) : (query.After > 0, isFull);
        return new RecordPage(found, hasOlder ? lowest : null, hasNewer ? highest : null);
    }

    /// <summary>
    /// Returns the records of a scheme whose content has a value in a field. One call works for at most two seconds: a page with fewer
    /// records than the limit is complete only if neither <see cref="RecordPage.Before"/> nor <see cref="RecordPage.After"/> continues it.
    /// </summary>
    /// <param name="scheme">The scheme's id.</param>
    /// <param name="query">The records whose contents are compared; a search through all of them starts with the order of the list.</param>
    /// <param name="filter">The field and its value.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page; the key in the direction of the list continues the search.</returns>
    /// <exception cref="RefusedException">The path of the field cannot be read.</exception>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public async Task<RecordPage> ListAsync(string scheme, RecordQuery query, FieldFilter filter, CancellationToken cancellationToken)
    {
        var matcher = new FieldMatcher(filter);
        var scan = await store.ScanAsync(scheme, query, matcher.Matches, LongestScan, cancellationToken).ConfigureAwait(false);
        return new RecordPage(scan.Records, query.GoesDown ? scan.Last : null, query.GoesDown ? null : scan.Last)
        {
            Scanned = scan.Scanned,
            WithoutContent = scan.WithoutContent,
            Share = scan.Share,
        };
    }

    /// <summary>Returns the number of a scheme's records in each status that has any.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public Task<IReadOnlyDictionary<RecordStatus, long>> CountAsync(string scheme, CancellationToken cancellationToken) =>
        store.CountAsync(scheme, cancellationToken);

    /// <summary>Counts the records of a scheme by status, code and field; a scheme without records has no groups.</summary>
    /// <returns>The groups in the order of the statuses, and within a status the largest first.</returns>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public Task<IReadOnlyList<RecordGroup>> GroupAsync(string scheme, CancellationToken cancellationToken) =>
        store.GroupAsync(scheme, cancellationToken);

    /// <summary>
    /// Finds records of the schemes that the caller sees by id or number: first those with this id, then those with this number, newest
    /// first. A number is searched for in all records, which takes a quarter of a second for a million.
    /// </summary>
    /// <param name="caller">Who searches.</param>
    /// <param name="name">The id or the number, compared character by character.</param>
    /// <param name="limit">The maximum number of records.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public Task<IReadOnlyList<FoundRecord>> SearchAsync(Caller caller, string name, int limit, CancellationToken cancellationToken) =>
        store.SearchAsync(name, caller.Schemes, limit, cancellationToken);

    /// <summary>Returns a record with its history.</summary>
    /// <exception cref="RefusedException">The scheme has no record with this id.</exception>
    public async Task<RecordStory> FindAsync(string scheme, string id, CancellationToken cancellationToken) =>
        await store.FindAsync(scheme, id, cancellationToken).ConfigureAwait(false)
        ?? throw new RefusedException(Refusal.NotFound, HostingTexts.NoRecord(scheme, id));

    /// <summary>Replaces the content of a record that is not delivered; the record then waits.</summary>
    /// <param name="caller">Who makes the change.</param>
    /// <param name="scheme">The scheme's id.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="content">One JSON object in UTF-8, with the id of the record.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">The caller does not operate the scheme, the record does not exist, the content has another id, or
    /// the record is delivered or being delivered.</exception>
    public async Task EditAsync(Caller caller, string scheme, string id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        caller.Require(Role.Operator, scheme);
        var story = await FindAsync(scheme, id, cancellationToken).ConfigureAwait(false);
        if (!IsObject(content))
        {
            throw new RefusedException(Refusal.Wrong, HostingTexts.ContentIsNoObject);
        }

        var text = await CompileAsync(scheme, cancellationToken).ConfigureAwait(false);
        if (text?.Grouper is not null)
        {
            throw new RefusedException(Refusal.Wrong, HostingTexts.EditOfGroup(scheme));
        }

        if (text is not null && NameOf(text, content) is var named && !IsNameOf(story.Listing.Id, named, text))
        {
            throw new RefusedException(Refusal.Wrong, HostingTexts.OtherId(named, story.Listing.Id));
        }

        var by = caller.Stamp(clock.GetUtcNow(), story.Content is { } old ? TextComparison.Changes(old, content) : null);
        if (!await store.EditAsync(scheme, story.Listing.Id, content, by, cancellationToken).ConfigureAwait(false))
        {
            throw new RefusedException(Refusal.Conflict, HostingTexts.NotEditable(story.Listing.Id, story.Listing.Status));
        }

        waiting?.Invoke(scheme);
    }

    /// <summary>Changes the status of records.</summary>
    /// <param name="caller">Who makes the change.</param>
    /// <param name="scheme">The scheme's id.</param>
    /// <param name="move">The change.</param>
    /// <param name="selection">The records to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of changed records.</returns>
    /// <exception cref="RefusedException">The caller does not operate the scheme, the selection is invalid, or the change does
    /// not apply to a record that it names.</exception>
    public async Task<int> MoveAsync(
        Caller caller,
        string scheme,
        RecordMove move,
        RecordSelection selection,
        CancellationToken cancellationToken
    )
    {
        caller.Require(Role.Operator, scheme);
        var isGrouped = (await CompileAsync(scheme, cancellationToken).ConfigureAwait(false))?.Grouper is not null;
        var choice = move.Choose(selection.Ids, selection.Status, selection.Code, selection.All, isGrouped, out var problem)
            ?? throw new RefusedException(Refusal.Wrong, HostingTexts.OfScheme(scheme, problem!));
        foreach (var id in choice.Ids)
        {
            var story = await FindAsync(scheme, id, cancellationToken).ConfigureAwait(false);
            if (!choice.Statuses.Contains(story.Listing.Status))
            {
                var labels = choice.Statuses.Select(RecordMove.Label).Select(l => new LocalizedText($"{l}", $"“{l}”"));
                var fitting = LocalizedText.Join(", ", "、", labels);
                throw new RefusedException(Refusal.Conflict, HostingTexts.MoveDoesNotApply(id, story.Listing.Status, move.Name, fitting));
            }

            if (move.To == RecordStatus.Waiting && story.Content is null)
            {
                throw new RefusedException(Refusal.Conflict, HostingTexts.ContentIsGone(id));
            }
        }

        var moved = await store
            .MoveAsync(scheme, choice, move.To, caller.Stamp(clock.GetUtcNow()), cancellationToken)
            .ConfigureAwait(false);
        if (move.To == RecordStatus.Waiting && moved > 0)
        {
            waiting?.Invoke(scheme);
        }

        return moved;
    }

    /// <summary>
    /// Stores records that another system posts, in the form of the scheme's source. They are durable when this method returns; the process
    /// that runs the scheme delivers them.
    /// </summary>
    /// <param name="caller">Who posts them; posting is not in the audit.</param>
    /// <param name="scheme">The scheme's id; its text must be available.</param>
    /// <param name="records">JSON objects in UTF-8.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">The caller may not post to the scheme, the scheme is unknown, or one of the records is
    /// not a JSON object; nothing was stored.</exception>
    /// <exception cref="StoreException">The scheme identifies its records differently from those in the store.</exception>
    public async Task<AcceptedRecords> AcceptAsync(
        Caller caller,
        string scheme,
        IReadOnlyList<ReadOnlyMemory<byte>> records,
        CancellationToken cancellationToken
    )
    {
        caller.RequireSender(scheme);
        var known = await CompileAsync(scheme, cancellationToken).ConfigureAwait(false)
            ?? throw new RefusedException(Refusal.NotFound, HostingTexts.NoScheme(scheme));
        for (var i = 0; i < records.Count; i++)
        {
            if (!IsObject(records[i]))
            {
                throw new RefusedException(Refusal.Wrong, HostingTexts.PostedIsNoObject(i + 1));
            }
        }

        var identity = new SchemeIdentity(known);
        await identity.RequireShapeAsync(store, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var constants = known.Constants(now, now, "webhook");
        var (shaper, namer) = (known.Shaper(constants), new RecordNamer(known, constants));
        var (staged, dropped, filtered) = (new List<StagedRecord>(), new List<DroppedRecord>(), 0);
        foreach (var record in records.Select(r => new Record(r)))
        {
            var shaped = shaper.Shape(record);
            filtered += shaped.Count == 0 ? 1 : 0;
            staged.AddRange(shaped.Select(s => namer.Name(s.Record, s.Suffix)));
            if (shaper.Dropped is { } cause)
            {
                var whole = namer.Name(record);
                dropped.Add(new DroppedRecord(whole.Id, whole.Number, cause));
            }
        }

        var posted = new PostedRecords(staged, identity.Duplicates, now) { Dropped = dropped };
        var result = await store.AcceptAsync(scheme, posted, cancellationToken).ConfigureAwait(false);
        waiting?.Invoke(scheme);
        return new AcceptedRecords(result.Stored, result.Replaced, result.Duplicates, filtered);
    }

    /// <summary>
    /// Renders a record with the text and the times of its last delivery; if it has not been delivered, as the next run would.
    /// </summary>
    /// <returns>The request; null: the store no longer has its content or the text, or the record is sent together with others.</returns>
    public async Task<JsonObject?> RenderAsync(string scheme, RecordStory story, CancellationToken cancellationToken)
    {
        var text = story.Sent?.Text ?? await store.TextAsync(scheme, cancellationToken).ConfigureAwait(false);
        if (story.Content is not { } content || text is null || Compile(scheme, text) is not { Grouper: null } known)
        {
            return null;
        }

        var constants = StoryConstants.Of(known, story);
        try
        {
            return new DocumentPreview(known, constants, store.Lookups).Of(
                new StoredRecord(story.Listing.Key, story.Listing.Id, story.Listing.Number, content) { Change = story.Listing.Change }
            );
        }
        catch (Exception e) when (e is RecordException or JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("^(?:-[0-9]+)+$")]
    private static partial Regex LineNumbers();

    private static bool IsObject(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private string NameOf(CompiledScheme scheme, ReadOnlyMemory<byte> content)
    {
        var now = clock.GetUtcNow();
        return new RecordNamer(scheme, scheme.Constants(now, now, "edit")).Name(new Record(content)).Id;
    }

    // A record that beatFlat made has the id of its order, followed by the number of the line.
    private static bool IsNameOf(string id, string named, CompiledScheme scheme) =>
        id == named
        || (
            scheme.Config.Source!.BeatFlat.Count > 0
            && id.StartsWith(named, StringComparison.Ordinal)
            && LineNumbers().IsMatch(id[named.Length..])
        );

    // Null: the text can no longer be read, so nothing is known about the scheme.
    private async Task<CompiledScheme?> CompileAsync(string scheme, CancellationToken cancellationToken)
    {
        var text = texts?.Invoke(scheme) ?? await store.TextAsync(scheme, cancellationToken).ConfigureAwait(false);
        if (text is null)
        {
            return null;
        }

        if (!compiled.TryGetValue(scheme, out var known) || known.Text != text)
        {
            compiled[scheme] = known = (text, Compile(scheme, text));
        }

        return known.Scheme;
    }

    private CompiledScheme? Compile(string scheme, string text) => SchemeLoader.Compile(catalog, null, scheme, text, new ProblemList());
}
