using System.Text.Json.Nodes;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Hosting;

/// <summary>A scheme as metadata of 轻易云.</summary>
/// <param name="Metadata"><c>source</c> and <c>target</c>; null: the scheme cannot be read.</param>
/// <param name="Lost">Keys of the scheme that have no place in the metadata.</param>
/// <param name="Problems">What is wrong with the scheme.</param>
public sealed record ExportedScheme(JsonObject? Metadata, IReadOnlyList<string> Lost, ProblemList Problems);
