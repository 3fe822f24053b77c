using QingYi.Engine.Documents;
using QingYi.Engine.Metadata;

namespace QingYi.Engine.Hosting;

/// <summary>A scheme that was made of metadata.</summary>
/// <param name="Text">The scheme's text in YAML; null: the metadata cannot be read.</param>
/// <param name="Report">What became of each key.</param>
/// <param name="Problems">What is wrong with the metadata.</param>
public sealed record ImportedScheme(string? Text, IReadOnlyList<MetadataReport> Report, ProblemList Problems);
