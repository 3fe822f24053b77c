namespace QingYi;

/// <summary>What a connector declares about itself. Immutable.</summary>
public sealed record ConnectorDescription
{
    /// <summary>The name used in schemes and environments.</summary>
    public required string Name { get; init; }

    /// <summary>A name for people, e.g. 吉客云.</summary>
    public LocalizedText Title { get; init; } = LocalizedText.Empty;

    /// <summary>One or two sentences for people.</summary>
    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>The fields of a connection.</summary>
    public IReadOnlyList<ConnectionOption> Options { get; init; } = [];

    /// <summary>The apis, in the order of declaration.</summary>
    public IReadOnlyList<Api> Apis { get; init; } = [];

    /// <summary>The connectors whose schemes this one can run.</summary>
    public IReadOnlyList<string> StandsInFor { get; init; } = [];
}
