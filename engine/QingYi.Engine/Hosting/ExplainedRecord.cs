using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>A record and what its status means.</summary>
/// <param name="Story">The record with its history.</param>
/// <param name="Answer">What has happened to it, in a sentence.</param>
/// <param name="NextStep">What to do; empty: nothing.</param>
public sealed record ExplainedRecord(RecordStory Story, LocalizedText Answer, LocalizedText NextStep);
