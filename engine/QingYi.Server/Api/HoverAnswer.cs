using QingYi.Engine.Completion;

namespace QingYi.Server.Api;

/// <summary>What is known of a word.</summary>
/// <param name="Hover">The text; null: nothing is known.</param>
internal sealed record HoverAnswer(HoverText? Hover);
