using QingYi.Engine.Documents;
using QingYi.Engine.Metadata;

namespace QingYi.Engine.Hosting;

/// <summary>A scheme that was converted from metadata.</summary>
/// <param name="Text">The scheme's text in YAML; null: the metadata cannot be read.</param>
/// <param name="Report">The result for each key.</param>
/// <param name="Problems">The problems of the metadata.</param>
public sealed record ImportedScheme(string? Text, IReadOnlyList<MetadataReport> Report, ProblemList Problems);
