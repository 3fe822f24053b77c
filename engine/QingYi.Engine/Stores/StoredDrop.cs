namespace QingYi.Engine.Stores;

/// <summary>A dropped record that the store remembers.</summary>
/// <param name="Record">The record.</param>
/// <param name="At">When it was fetched or posted.</param>
/// <param name="Run">The run that fetched it; null: another system posted it.</param>
public sealed record StoredDrop(DroppedRecord Record, DateTimeOffset At, string? Run);
