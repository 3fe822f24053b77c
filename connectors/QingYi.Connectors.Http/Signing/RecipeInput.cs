using System.Text.Json;

namespace QingYi.Connectors.Http.Signing;

/// <summary>The input of a recipe.</summary>
/// <param name="Connection">The fields of the connection: a JSON object.</param>
/// <param name="Api">The api's name.</param>
internal sealed record RecipeInput(JsonElement Connection, string Api)
{
    /// <summary>The request's JSON, exactly as it is sent.</summary>
    public string Request { get; init; } = "";

    /// <summary>The api's path.</summary>
    public string Path { get; init; } = "";

    /// <summary>The fetched token; empty: none.</summary>
    public string Token { get; init; } = "";

    /// <summary>Identifies the document that is sent, also when it is sent again.</summary>
    public string Document { get; init; } = "";

    /// <summary>For a signature: the HTTP method.</summary>
    public string Method { get; init; } = "";

    /// <summary>For a signature: the URL without its query.</summary>
    public string Url { get; init; } = "";

    public DateTimeOffset Now { get; init; }

    /// <summary>The form so far, for a signature.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];
}
