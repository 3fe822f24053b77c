namespace QingYi.Engine.Stores;

/// <summary>A record that a delivered record adds to another scheme (<c>callBackStrategy</c>).</summary>
/// <param name="Scheme">The scheme that receives it.</param>
/// <param name="Record">The record.</param>
public sealed record ChainedRecord(string Scheme, StagedRecord Record);
