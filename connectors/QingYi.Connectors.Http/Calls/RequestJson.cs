using System.Text.Encodings.Web;
using System.Text.Json;

namespace QingYi.Connectors.Http.Calls;

/// <summary>JSON options that escape only what JSON requires.</summary>
internal static class RequestJson
{
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
