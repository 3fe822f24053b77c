using QingYi.Engine.Completion;

namespace QingYi.Server.Api;

/// <summary>What can be written at a place.</summary>
/// <param name="Items">The texts, those that begin with what is written there first.</param>
internal sealed record CompletionAnswer(IReadOnlyList<CompletionItem> Items);
