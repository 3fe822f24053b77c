namespace QingYi;

/// <summary>Collects what a connector declares in <see cref="Connector.Describe"/>.</summary>
public sealed class ConnectorBuilder
{
    private readonly List<ConnectionOption> options = [];
    private readonly List<Api> apis = [];
    private readonly List<string> standsInFor = [];
    private string? name;
    private LocalizedText title = LocalizedText.Empty;
    private LocalizedText description = LocalizedText.Empty;

    /// <summary>Sets the name that schemes and environments use: lower case, unique among the installed connectors.</summary>
    public ConnectorBuilder Name(string value, LocalizedText? title = null, LocalizedText? description = null)
    {
        name = value;
        this.title = title ?? LocalizedText.Empty;
        this.description = description ?? LocalizedText.Empty;
        return this;
    }

    /// <summary>Declares one field of a connection.</summary>
    public ConnectorBuilder Option(ConnectionOption option)
    {
        options.Add(option);
        return this;
    }

    /// <summary>
    /// Declares a connection field for each public property of <typeparamref name="TOptions"/>: its name in camel case, its type,
    /// <see cref="LocalizedDescriptionAttribute"/>, <c>[Required]</c>, <see cref="SecretAttribute"/>, and as default the value that a new
    /// instance has. Read the fields back with <see cref="Connection.As{TOptions}"/>.
    /// </summary>
    public ConnectorBuilder Options<TOptions>()
        where TOptions : new()
    {
        options.AddRange(ConnectionOption.Of(new TOptions()));
        return this;
    }

    /// <summary>Declares an api.</summary>
    public ConnectorBuilder Api(Api api)
    {
        apis.Add(api);
        return this;
    }

    /// <summary>Allows a scheme that names <paramref name="connector"/> to run on a connection of this connector.</summary>
    public ConnectorBuilder StandsInFor(string connector)
    {
        standsInFor.Add(connector);
        return this;
    }

    /// <summary>Returns the finished description.</summary>
    /// <exception cref="InvalidOperationException">The connector has no name.</exception>
    public ConnectorDescription Build() =>
        new()
        {
            Name = name ?? throw new InvalidOperationException("Describe() did not give the connector a name."),
            Title = title,
            Description = description,
            Options = [.. options],
            Apis = [.. apis],
            StandsInFor = [.. standsInFor],
        };
}
