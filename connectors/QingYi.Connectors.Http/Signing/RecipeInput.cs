using System.Text.Json.Nodes;

namespace QingYi.Connectors.Http.Signing;

/// <summary>What a recipe sees.</summary>
/// <param name="Connection">The fields of the connection.</param>
/// <param name="Api">The api's name.</param>
internal sealed record RecipeInput(JsonObject Connection, string Api)
{
    /// <summary>The request's JSON, exactly as it is sent.</summary>
    public string Request { get; init; } = "";

    public DateTimeOffset Now { get; init; }

    /// <summary>The form so far, for a signature.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];
}
