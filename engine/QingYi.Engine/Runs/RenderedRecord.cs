using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>A waiting record whose request was rendered when it was read, so that its content is not needed.</summary>
/// <param name="Of">The record.</param>
/// <param name="Request">The request.</param>
internal sealed record RenderedRecord(WaitingRecord Of, ReadOnlyMemory<byte> Request) : WaitingRecord(Of);
