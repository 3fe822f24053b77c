using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Authoring;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Plugins;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;

namespace QingYi.Server.Hosting;

/// <summary>Records as people and programs see them.</summary>
internal static class RecordView
{
    public static JsonObject Of(RecordListing record) => JsonSerializer.SerializeToNode(RecordSummary.Of(record), JsonSerializerOptions.Web)!.AsObject();

    /// <summary>A record with its content, its story, and what it was, or would be, sent as.</summary>
    /// <param name="scheme">The scheme's id.</param>
    /// <param name="story">The record.</param>
    /// <param name="latest">The latest text of the scheme; null: none is kept.</param>
    /// <param name="catalog">The connectors.</param>
    /// <param name="lookups">The records of other schemes.</param>
    public static JsonObject Of(string scheme, RecordStory story, string? latest, ConnectorCatalog catalog, RecordLookups lookups)
    {
        var json = Of(story.Listing);
        json["content"] = story.Content is { } content ? Content(content) : null;
        json["story"] = new JsonArray([.. story.Events.Select(e => new JsonObject { ["at"] = e.At, ["what"] = e.What, ["detail"] = e.Detail })]);
        if (story.Content is { } known && (story.Sent?.Text ?? latest) is { } text && Rendered(scheme, story, known, text, catalog, lookups) is { } rendered)
        {
            json["rendered"] = rendered;
        }

        return json;
    }

    // Rendered again by the text and with the constants of its last delivery: what it was sent as need not be kept.
    private static JsonObject? Rendered(string id, RecordStory story, ReadOnlyMemory<byte> content, string text, ConnectorCatalog catalog, RecordLookups lookups)
    {
        var problems = new ProblemList();
        if (new SchemeCompiler(catalog, null, problems).Compile(new SchemeReader(problems).Parse(id, text)) is not { } scheme || scheme.Grouper is not null)
        {
            return null;
        }

        var at = story.Sent?.At ?? story.Listing.FetchedAt;
        var constants = scheme.Constants(story.Sent?.From ?? at, story.Sent?.To ?? at, story.Sent?.Run ?? "") with { Now = at };
        var record = new StoredRecord(story.Listing.Key, story.Listing.Id, story.Listing.Number, content);
        try
        {
            return new DocumentPreview(scheme, constants, lookups).Of(record);
        }
        catch (Exception e) when (e is RecordException or JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Content(ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonNode.Parse(content.Span);
        }
        catch (JsonException)
        {
            return JsonValue.Create(System.Text.Encoding.UTF8.GetString(content.Span));
        }
    }
}
