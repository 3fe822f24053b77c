using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QingYi.Web.Records;

/// <summary>The content of a record, which another system may have spoilt.</summary>
internal static class StoredContent
{
    /// <summary>Returns the content; a text if it is no JSON.</summary>
    public static JsonNode? Node(ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonNode.Parse(content.Span);
        }
        catch (JsonException)
        {
            return JsonValue.Create(Encoding.UTF8.GetString(content.Span));
        }
    }
}
