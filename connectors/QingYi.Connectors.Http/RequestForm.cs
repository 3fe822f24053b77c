using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Connectors.Http.Manifests;
using QingYi.Connectors.Http.Signing;

namespace QingYi.Connectors.Http;

/// <summary>Builds the HTTP request of a manifest. What is signed is what is sent: the JSON text is made once.</summary>
internal sealed class RequestForm
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly RequestDocument document;
    private readonly SourceContext context;
    private readonly Recipe url;
    private readonly List<(string Name, Recipe Value)> headers;
    private readonly List<(string Name, Recipe Value)> fields;
    private readonly Recipe? signature;

    public RequestForm(RequestDocument document, SourceContext context)
    {
        this.document = document;
        this.context = context;
        url = new Recipe(document.Url);
        headers = [.. document.Headers.Select(h => (h.Key, new Recipe(h.Value)))];
        fields = [.. document.Form.Select(f => (f.Key, new Recipe(f.Value)))];
        signature = document.Signature is null ? null : new Recipe(document.Signature.Value);
    }

    public HttpRequestMessage Build(JsonObject request)
    {
        var input = new RecipeInput(context.Connection.Options, context.Api.Name)
        {
            Request = request.ToJsonString(Plain),
            Now = context.Clock.GetUtcNow(),
        };
        var form = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in fields)
        {
            form.Add(KeyValuePair.Create(name, value.Render(input)));
        }

        if (signature is not null)
        {
            form.Add(KeyValuePair.Create(document.Signature!.Field, signature.Render(input with { Fields = form })));
        }

        var address = url.Render(input);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || target.Scheme is not ("http" or "https"))
        {
            throw new ConnectorException($"the connection's address '{address}' is no http or https URL", "Correct 'url' in the environment file.");
        }

        var message = new HttpRequestMessage(new HttpMethod(document.Method), target) { Content = Body(form) };
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value.Render(input));
        }

        return message;
    }

    // FormUrlEncodedContent limits a field to 64 KB; the same encoding by hand does not.
    private static ByteArrayContent Body(List<KeyValuePair<string, string>> form)
    {
        var text = string.Join('&', form.Select(f => $"{Encode(f.Key)}={Encode(f.Value)}"));
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") { CharSet = "utf-8" };
        return content;
    }

    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
