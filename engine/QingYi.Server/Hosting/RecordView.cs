using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Stores;

namespace QingYi.Server.Hosting;

/// <summary>Converts records to the JSON that commands and the API show.</summary>
internal static class RecordView
{
    public static JsonObject Of(RecordListing record) =>
        JsonSerializer.SerializeToNode(RecordSummary.Of(record), UserTextConverter.Format)!.AsObject();

    /// <summary>A record with its content, its history and its rendered request.</summary>
    /// <param name="story">The record.</param>
    /// <param name="rendered">The request that was or would be sent; null: it is not known.</param>
    public static JsonObject Of(RecordStory story, JsonObject? rendered)
    {
        var json = Of(story.Listing);
        json["content"] = story.Content is { } content ? Content(content) : null;
        json["story"] = new JsonArray([
            .. story.Events.Select(e => new JsonObject
            {
                ["at"] = e.At,
                ["what"] = e.What,
                ["detail"] = e.Detail.ToString(),
            }),
        ]);
        if (rendered is not null)
        {
            json["rendered"] = rendered;
        }

        return json;
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
