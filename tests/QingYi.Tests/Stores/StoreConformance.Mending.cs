using System.Text;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Stores;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task A_rejected_record_waits_again_where_its_id_or_its_code_is_named_and_each_change_is_written_down()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", "{}"), ("2", "{}"));
        await DeliverAsync(scheme, 1, new Rejection("1406", "too long", null, null));
        Assert.Equal(0, await MoveAsync(store, RecordStatus.Waiting, RecordStatus.Rejected, code: "1292"));
        Assert.Equal(1, await MoveAsync(store, RecordStatus.Waiting, RecordStatus.Rejected, id: "2"));
        Assert.Equal("2", Assert.Single(await scheme.WaitingAsync(0, 10, Token)).Id);
        Assert.Equal(1, await MoveAsync(store, RecordStatus.Waiting, RecordStatus.Rejected, code: "1406"));
        Assert.Equal(0, await MoveAsync(store, RecordStatus.Skipped, RecordStatus.Waiting, code: "1406"));
        Assert.Equal(2, await MoveAsync(store, RecordStatus.Skipped, RecordStatus.Waiting));
        Assert.Empty(await scheme.WaitingAsync(0, 10, Token));
        Assert.Equal(new StageResult(0, 2), await StageAsync(scheme, window, null, null, ("1", """{"v":1}"""), ("2", "{}")));
        Assert.Equal(
            ["2 Waiting → Skipped", "1 Rejected → Waiting, 1406", "1 Rejected → Waiting, id 2"],
            (await store.Access.AuditAsync(new AuditQuery { Scheme = "s" }, Token)).Select(a => a.Action.English)
        );
    }

    [Fact]
    public async Task A_record_whose_delivery_is_not_settled_stays_as_it_is()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", "{}"));
        var sent = await BeginAsync(scheme, 1);
        Assert.Equal(0, await MoveAsync(store, RecordStatus.Waiting, RecordStatus.Delivering));
        await StageAsync(scheme, window, null, null, DuplicatePolicy.ByContent, ("1", """{"v":2}"""));
        await scheme.AdvanceAsync(
            new Settlement(0, null, [new Outcome(sent[0].Key, null, new Rejection("1406", "too long", null, null))], Start),
            null,
            Token
        );
        Assert.Equal(0, await MoveAsync(store, RecordStatus.Waiting, RecordStatus.Rejected));
        await scheme.AdvanceAsync(new Settlement(0, 1, [], Start), null, Token);
        Assert.Equal("""{"v":2}""", Encoding.UTF8.GetString(Assert.Single(await scheme.WaitingAsync(0, 10, Token)).Content.Span));
    }

    [Fact]
    public async Task One_record_is_found_with_its_content()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", """{"a":"😀 '"}"""), ("2", "{}"));
        var found = await store.FindAsync("s", "1", Token);
        var (listing, content) = (found!.Listing, found.Content!.Value);
        Assert.Equal(
            ("1", "no 1", RecordStatus.Waiting, """{"a":"😀 '"}"""),
            (listing.Id, listing.Number, listing.Status, Encoding.UTF8.GetString(content.Span))
        );
        Assert.Null(await store.FindAsync("s", "3", Token));
        Assert.Null(await store.FindAsync("t", "1", Token));
    }

    [Fact]
    public async Task A_watermark_that_is_set_ends_the_open_window()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await DayAsync(scheme);
        await scheme.SetWatermarkAsync(Start.AddDays(-3), By(Start), Token);
        Assert.Null(await scheme.OpenWindowAsync(Token));
        Assert.Equal(Start.AddDays(-3), await store.WatermarkAsync("s", Token));
        Assert.Equal(
            "watermark = 2024-05-29T00:00:00Z",
            Assert.Single(await store.Access.AuditAsync(new AuditQuery { Scheme = "s" }, Token)).Action.English
        );
    }

    [Fact]
    public async Task A_reset_forgets_one_scheme_and_goes_on_counting_its_deliveries()
    {
        await using var store = Open();
        await using var other = await store.AcquireAsync("t", Token);
        await StageAsync(other, await DayAsync(other), null, null, ("1", """{"t":1}"""));
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await scheme.SaveShapeAsync("id 'a'", Token);
        await StageAsync(scheme, window, null, null, ("1", "{}"), ("2", "{}"));
        await DeliverAsync(scheme, 1, new Rejection("1406", "too long", null, null));
        await scheme.CloseWindowAsync(window, Token);
        await StageAsync(scheme, window, null, null, ("3", "{}"));
        await BeginAsync(scheme, 2);
        await scheme.CloseWindowAsync(
            await scheme.BeginWindowAsync(Start.AddDays(1), Start.AddDays(2), WindowUse.Regular, "r", Token),
            Token
        );
        Assert.Equal(Start, await scheme.ResetAsync(By(Start), Token));
        Assert.Empty(await store.ListAsync("s", new RecordQuery(), Token));
        Assert.Equal(Start, await store.WatermarkAsync("s", Token));
        Assert.Null(await scheme.PendingAsync(0, Token));
        Assert.Equal(2L, await scheme.LastDeliveryAsync(0, Token));
        Assert.Null(await store.ShapeAsync("s", Token));
        var again = await DayAsync(scheme);
        Assert.Equal(new StageResult(2, 0), await StageAsync(scheme, again, null, null, ("1", """{"new":1}"""), ("2", "{}")));
        Assert.Equal("""{"new":1}""", Encoding.UTF8.GetString((await scheme.WaitingAsync(0, 10, Token))[0].Content.Span));
        Assert.Equal("""{"t":1}""", Encoding.UTF8.GetString(Assert.Single(await other.WaitingAsync(0, 10, Token)).Content.Span));
    }

    [Fact]
    public async Task A_rejected_record_waits_again_when_it_was_corrected_and_stays_when_not()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", "{}"));
        await DeliverAsync(scheme, 1, new Rejection("1292", "bad date", "d", "x"));
        var listed = Assert.Single(await store.ListAsync("s", Rejected, Token));
        Assert.Equal(
            ("1292", "bad date", "d", "x", 1),
            (listed.Rejection!.Code, listed.Rejection.Message, listed.Rejection.Field, listed.Rejection.Value, listed.Attempts)
        );
        Assert.Equal(new StageResult(0, 1), await StageAsync(scheme, window, null, null, ("1", "{}")));
        Assert.Equal(new StageResult(1, 0), await StageAsync(scheme, window, null, null, ("1", """{"d":1}""")));
        Assert.Equal("""{"d":1}""", Encoding.UTF8.GetString(Assert.Single(await scheme.WaitingAsync(0, 10, Token)).Content.Span));
        Assert.Empty(await store.ListAsync("s", Rejected, Token));
    }

    [Fact]
    public async Task Answers_are_kept_with_their_delivery_and_shown_with_each_record()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await scheme.SaveVersionAsync("v1", "text", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"));
        var sent = await scheme.WaitingAsync(0, 9, Token);
        await scheme.AdvanceAsync(null, new DeliveryStart(0, 1, "v1", Start, Start.AddDays(1), "r", Start, sent), Token);
        Outcome[] outcomes =
        [
            new(sent[3].Key, "{\"lastInsertId\":4}", null),
            new(sent[0].Key, "{\"memo\":\"O'Brien 😀\"}", null),
            new(sent[1].Key, null, new Rejection("1406", "too long")),
            new(sent[2].Key, null, null),
        ];
        await scheme.AdvanceAsync(new Settlement(0, 1, outcomes, Start), null, Token);
        var listed = await store.ListAsync("s", new RecordQuery(), Token);
        Assert.Equal(
            [("a", "{\"memo\":\"O'Brien 😀\"}"), ("b", null), ("c", null), ("d", "{\"lastInsertId\":4}")],
            listed.Select(r => (r.Id, r.Answer))
        );
        Assert.Equal(
            [RecordStatus.Delivered, RecordStatus.Rejected, RecordStatus.Delivered, RecordStatus.Delivered],
            listed.Select(r => r.Status)
        );
        Assert.Equal("{\"lastInsertId\":4}", (await store.FindAsync("s", "d", Token))!.Listing.Answer);
    }

    [Fact]
    public async Task A_record_that_comes_twice_in_a_page_is_stored_once_with_its_last_content()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        Assert.Equal(
            new StageResult(2, 1, 1),
            await StageAsync(scheme, window, null, null, ("a", "1"), ("b", "2"), ("a", "1"), ("a", "3"))
        );
        Assert.Equal(
            [("a", "3"), ("b", "2")],
            (await scheme.WaitingAsync(0, 9, Token)).Select(r => (r.Id, Encoding.UTF8.GetString(r.Content.Span)))
        );
        Assert.Equal(new StageResult(0, 1, 2), await StageAsync(scheme, window, null, null, ("a", "4"), ("a", "5"), ("a", "5")));
        Assert.Equal(
            [("a", "5"), ("b", "2")],
            (await scheme.WaitingAsync(0, 9, Token)).Select(r => (r.Id, Encoding.UTF8.GetString(r.Content.Span)))
        );
    }

    [Fact]
    public async Task The_story_of_a_record_is_kept_over_its_attempts()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await scheme.SaveVersionAsync("v1", "the text", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", """{"a":1}"""));
        await DeliverAsync(scheme, 1, new Rejection("1406", "too long", null, null));
        Assert.True(await store.EditAsync("s", "1", Encoding.UTF8.GetBytes("""{"a":2}"""), By(Start.AddHours(1)), Token));
        Assert.Equal(new StageResult(0, 1), await StageAsync(scheme, window, null, null, ("1", """{"a":1}""")));
        await DeliverAsync(scheme, 2, null);
        Assert.False(await store.EditAsync("s", "1", Encoding.UTF8.GetBytes("{}"), By(Start), Token));
        Assert.False(await store.EditAsync("s", "2", Encoding.UTF8.GetBytes("{}"), By(Start), Token));
        var story = (await store.FindAsync("s", "1", Token))!;
        Assert.Equal("""{"a":2}""", Encoding.UTF8.GetString(story.Content!.Value.Span));
        Assert.Equal((2L, "the text", "r"), (story.Sent!.Number, story.Sent.Text, story.Sent.Run));
        Assert.Equal((RecordStatus.Delivered, 2), (story.Listing.Status, story.Listing.Attempts));
        Assert.Equal(["delivered", "edited", "fetched", "rejected", "sent"], story.Events.Select(e => e.What).Order());
        Assert.Contains("1406: too long", story.Events.Select(e => e.Detail.English));
    }

    [Fact]
    public async Task Records_are_mended_while_another_process_runs_the_scheme()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", "{}"), ("2", "{}"));
        var looked = await scheme.WaitingAsync(0, 10, Token);

        // The run has read both; a user skips one and edits the other before their delivery begins.
        await using (var people = Open())
        {
            Assert.Equal(1, await MoveAsync(people, RecordStatus.Skipped, RecordStatus.Waiting, id: "1"));
            Assert.True(await people.EditAsync("s", "2", Encoding.UTF8.GetBytes("""{"v":2}"""), By(Start), Token));
        }

        Assert.False(await scheme.AdvanceAsync(null, new DeliveryStart(0, 1, "v", Start, Start, "r", Start, looked), Token));
        Assert.Equal(["2"], (await scheme.WaitingAsync(0, 10, Token)).Select(r => r.Id));
        Assert.Equal("""{"v":2}""", Encoding.UTF8.GetString((await BeginAsync(scheme, 1))[0].Content.Span));
        Assert.False(await store.EditAsync("s", "2", Encoding.UTF8.GetBytes("{}"), By(Start), Token));
    }

    [Fact]
    public async Task A_display_number_that_changes_while_its_record_is_delivered_is_the_new_one_afterwards()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", "{}"));
        await BeginAsync(scheme, 1);
        var newer = new StagedRecord("1", "another number", Encoding.UTF8.GetBytes("""{"v":2}"""));
        await scheme.StageAsync(new StagedPage(window, "r", [newer], [1], null, null, DuplicatePolicy.ByContent, Start), Token);
        Assert.Equal("no 1", (await store.FindAsync("s", "1", Token))!.Listing.Number);
        await scheme.AdvanceAsync(new Settlement(0, 1, [new Outcome(1, null, null)], Start), null, Token);
        Assert.Equal(
            ("another number", RecordStatus.Waiting),
            (await store.FindAsync("s", "1", Token))!.Listing is var l ? (l.Number, l.Status) : default
        );
    }

    [Fact]
    public async Task What_the_target_answered_before_stays_beside_content_that_a_person_or_the_source_changes()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        foreach (var (id, number) in new[] { ("1", 1), ("2", 2) })
        {
            await StageAsync(scheme, window, null, null, (id, "{}"));
            var sent = await BeginAsync(scheme, number);
            await scheme.AdvanceAsync(
                new Settlement(0, number, [new Outcome(sent[0].Key, null, null)], Start)
                {
                    WriteBacks = new Dictionary<long, string> { [sent[0].Key] = "7" },
                },
                null,
                Token
            );
        }

        await StageAsync(scheme, window, null, null, DuplicatePolicy.ByContent, ("1", """{"a":1}"""));
        await MoveAsync(store, RecordStatus.Waiting, RecordStatus.Delivered, id: "2");
        await store.EditAsync("s", "2", Encoding.UTF8.GetBytes("""{"a":1}"""), By(Start), Token);
        Assert.Equal(
            Enumerable.Repeat("""{"a":1,"primaryWriteback":7}""", 2),
            (await scheme.WaitingAsync(0, 10, Token)).Select(r => Encoding.UTF8.GetString(r.Content.Span))
        );
    }
}
