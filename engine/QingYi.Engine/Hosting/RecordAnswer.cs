using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>Says in a sentence what has happened to a record, and what to do.</summary>
internal static class RecordAnswer
{
    public static ExplainedRecord Of(SchemeReading reading, RecordStory story)
    {
        var record = story.Listing;
        var (settled, fetched) = (record.SettledAt is { } at ? reading.Shown(at) : "-", reading.Shown(record.FetchedAt));
        var (scheme, id) = (reading.Scheme, record.Id);
        var nothing = LocalizedText.Empty;
        return record.Status switch
        {
            RecordStatus.Delivered => new(
                story,
                record.Answer is { Length: > 0 } answer
                    ? ExplanationTexts.DeliveredWithAnswer(id, settled, answer)
                    : ExplanationTexts.Delivered(id, settled),
                ExplanationTexts.SendAgain(scheme, id)
            ),
            RecordStatus.Rejected => new(story, Rejected(record, settled), ExplanationTexts.CorrectAndRetry(scheme, id)),
            RecordStatus.Parked => new(
                story,
                ExplanationTexts.Parked(id, fetched, record.Awaits ?? "-", record.Rejection?.Message.WithoutStop ?? LocalizedText.Of("-")),
                ExplanationTexts.StoreReference(record.Awaits ?? "-")
            ),
            RecordStatus.Skipped => new(
                story,
                ExplanationTexts.Skipped(
                    id,
                    story.Events.LastOrDefault(e => e.What == "skipped") is { } skip ? reading.Shown(skip.At) : "-"
                ),
                ExplanationTexts.UndoSkip(scheme, id)
            ),
            RecordStatus.Delivering => new(
                story,
                ExplanationTexts.Delivering(id, story.Sent is { } sent ? reading.Shown(sent.At) : "-"),
                nothing
            ),
            _ => new(
                story,
                record.Change == RecordChange.Delete
                    ? ExplanationTexts.DeletionWaits(id, fetched)
                    : ExplanationTexts.Waits(id, Since(reading, story) ?? fetched),
                nothing
            ),
        };
    }

    // A record that somebody retried or edited, waits since then.
    private static string? Since(SchemeReading reading, RecordStory story) =>
        story.Events.LastOrDefault(e => e.What is "retried" or "edited" or "fetched" or "received") is { } last
            ? reading.Shown(last.At)
            : null;

    private static LocalizedText Rejected(RecordListing record, string at)
    {
        var (code, message) = (record.Rejection?.Code ?? "-", record.Rejection?.Message.WithoutStop ?? LocalizedText.Of("-"));
        var answer = ExplanationTexts.Rejected(record.Id, at, code, message);
        return record.Rejection is { Field: { } field, Value: var value }
            ? answer.Then(value is null ? ExplanationTexts.ItsField(field) : ExplanationTexts.ItsField(field, value))
            : answer;
    }
}
