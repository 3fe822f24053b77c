using System.Text.Json.Nodes;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Hosting;

/// <summary>A scheme converted to metadata of 轻易云.</summary>
/// <param name="Metadata"><c>source</c> and <c>target</c>; null: the scheme cannot be read.</param>
/// <param name="Lost">The keys of the scheme that the metadata cannot express.</param>
/// <param name="Problems">The problems of the scheme.</param>
public sealed record ExportedScheme(JsonObject? Metadata, IReadOnlyList<string> Lost, ProblemList Problems);
