using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>What source and target of a scheme have in common.</summary>
internal record SideConfig
{
    public string? Connector { get; init; }

    public string? Connection { get; init; }

    public string? Api { get; init; }

    public string? Method { get; init; }

    public string? Effect { get; init; }

    public IReadOnlyList<ParameterConfig> Request { get; init; } = [];

    public IReadOnlyList<ParameterConfig> OtherRequest { get; init; } = [];

    public IReadOnlyList<ParameterConfig> Response { get; init; } = [];

    /// <summary>Keys of the side that are not its own and can be parameters of its api.</summary>
    public IReadOnlyList<SchemeMember> Rest { get; init; } = [];

    /// <summary>The reader of the side's own keys.</summary>
    public required MappingReader Keys { get; init; }
}
