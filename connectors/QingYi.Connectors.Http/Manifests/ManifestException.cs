namespace QingYi.Connectors.Http.Manifests;

/// <summary>A text of a manifest is wrong.</summary>
/// <param name="text">What is wrong.</param>
internal sealed class ManifestException(LocalizedText text) : LocalizedException(text);
