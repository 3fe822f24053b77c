using System.Text.Encodings.Web;
using System.Text.Json;

namespace QingYi.Connectors.Http.Calls;

/// <summary>How JSON is written: nothing is escaped that need not be.</summary>
internal static class RequestJson
{
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
