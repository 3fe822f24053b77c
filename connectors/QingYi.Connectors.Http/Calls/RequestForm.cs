using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using QingYi.Connectors.Http.Manifests;
using QingYi.Connectors.Http.Signing;

namespace QingYi.Connectors.Http.Calls;

/// <summary>Builds the HTTP request of a manifest. It writes the JSON once, so that the signed text is the sent text.</summary>
internal sealed class RequestForm
{
    /// <summary>The member of a request that configures the call itself: <c>path</c>, <c>query</c>, <c>headers</c>.</summary>
    public const string CallMember = "http";

    private readonly RequestDocument document;
    private readonly ApiDocument api;
    private readonly Recipe url;
    private readonly List<(string Name, Recipe Value)> headers;
    private readonly List<(string Name, Recipe Value)> query;
    private readonly List<(string Name, Recipe Value)> fields;
    private readonly Recipe? json;
    private readonly Recipe? signature;

    public RequestForm(RequestDocument document, ApiDocument api)
    {
        this.document = document;
        this.api = api;
        url = new Recipe(document.Url);
        headers = [.. document.Headers.Select(h => (h.Key, new Recipe(h.Value)))];
        query = [.. document.Query.Select(q => (q.Key, new Recipe(q.Value)))];
        fields = [.. document.Form.Select(f => (f.Key, new Recipe(f.Value)))];
        json = document.Json.Length == 0 ? null : new Recipe(document.Json);
        signature = document.Signature is null ? null : new Recipe(document.Signature.Value);
    }

    /// <param name="request">The parameters, which are not modified.</param>
    /// <param name="seen">The input of recipes.</param>
    /// <param name="address">The complete address, if an answer gave it; null: the manifest's.</param>
    public HttpRequestMessage Build(JsonObject request, RecipeInput seen, string? address)
    {
        var body = (JsonObject)request.DeepClone();
        var call = TakeCall(body) ?? (Wrapped(body) is { } inner ? TakeCall(inner) : null);
        var placed = TakePlaced(body);
        var method = new HttpMethod(api.Method.Length > 0 ? api.Method : document.Method);
        var input = seen with
        {
            Request = body.ToJsonString(RequestJson.Plain),
            Path = call?["path"] is { } path ? Text(path) : api.Path,
            Method = method.Method,
        };
        input = json is null ? input : input with { Request = json.Render(input) };
        var target = Target(address ?? Address(input, placed));
        var kind = KindOf(method);
        List<KeyValuePair<string, string>> form = [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value.Render(input)))];
        List<KeyValuePair<string, string>> inQuery =
        [
            .. query.Select(q => KeyValuePair.Create(q.Name, q.Value.Render(input))),
            .. Pairs(call?["query"]),
            .. placed.Where(p => p.In == Place.Query).Select(p => KeyValuePair.Create(p.Field, p.Text)),
        ];
        if (kind == BodyKind.Query && address is null)
        {
            inQuery.AddRange(Pairs(body));
        }
        else if (kind == BodyKind.Form && fields.Count == 0)
        {
            form.AddRange(Pairs(body));
        }

        var given = Pairs(call?["headers"]).ToList();
        var message = new HttpRequestMessage(method, target);
        AddHeaders(
            message,
            headers
                .Select(h => (h.Name, h.Value.Render(input)))
                .Concat(given.Select(h => (h.Key, h.Value)))
                .Concat(placed.Where(p => p.In == Place.Header).Select(p => (p.Field, p.Text)))
        );
        var signed = input with { Fields = kind == BodyKind.Form ? form : inQuery, Url = target.GetLeftPart(UriPartial.Path) };
        Sign(message, signed, form, inQuery);
        if (address is null && inQuery.Count > 0)
        {
            message.RequestUri = WithQuery(target, inQuery);
        }

        message.Content = kind switch
        {
            BodyKind.Form => Content(Encoded(form.Select(f => $"{Encode(f.Key)}={Encode(f.Value)}")), "application/x-www-form-urlencoded"),
            BodyKind.Json => Content(input.Request, "application/json"),
            _ => null,
        };
        ReplaceContentHeaders(message.Content, given);
        return message;
    }

    // batchArraySave wraps the requests of a call in a list; a single one may contain the options of the call.
    private static JsonObject? Wrapped(JsonObject body) =>
        body is { Count: 1 } && body.First().Value is JsonArray { Count: 1 } wrapped ? wrapped[0] as JsonObject : null;

    private static bool IsOfContent(string header) => header.StartsWith("Content-", StringComparison.OrdinalIgnoreCase);

    private static void AddHeaders(HttpRequestMessage message, IEnumerable<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values.Where(v => !IsOfContent(v.Name)))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static void ReplaceContentHeaders(HttpContent? content, IEnumerable<KeyValuePair<string, string>> given)
    {
        foreach (var (name, value) in content is null ? [] : given.Where(h => IsOfContent(h.Key)))
        {
            content!.Headers.Remove(name);
            content.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static Uri WithQuery(Uri target, IEnumerable<KeyValuePair<string, string>> inQuery)
    {
        string[] before = target.Query.Length > 1 ? [target.Query[1..]] : [];
        var added = inQuery.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}");
        return new UriBuilder(target) { Query = Encoded([.. before, .. added]) }.Uri;
    }

    // Takes the parameters that are not sent in the body.
    private List<(string Field, Place In, string Text)> TakePlaced(JsonObject body)
    {
        var placed = api
            .Parameters.Where(p => p.In != Place.Body && body.ContainsKey(p.Field))
            .Select(p => (p.Field, p.In, Text: Text(body[p.Field])))
            .ToList();
        placed.ForEach(p => body.Remove(p.Field));
        return placed;
    }

    private string Address(RecipeInput input, IEnumerable<(string Field, Place In, string Text)> placed) =>
        placed
            .Where(p => p.In == Place.Path)
            .Aggregate(url.Render(input), (u, p) => u.Replace($"{{{p.Field}}}", Uri.EscapeDataString(p.Text), StringComparison.Ordinal));

    private BodyKind KindOf(HttpMethod method) =>
        document.Body != BodyKind.Auto ? document.Body
        : method == HttpMethod.Get ? BodyKind.Query
        : fields.Count > 0 ? BodyKind.Form
        : BodyKind.Json;

    private static JsonObject? TakeCall(JsonObject body) => body.Remove(CallMember, out var call) ? call as JsonObject : null;

    private static string Encoded(IEnumerable<string> pairs) => string.Join('&', pairs);

    private static Uri Target(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var target) && target.Scheme is "http" or "https"
            ? target
            : throw new ConnectorException(CallTexts.AddressInvalid(address), CallTexts.CorrectUrlOrPath);

    private static string Text(JsonNode? value) =>
        value switch
        {
            null => "",
            JsonValue single => single.ToString(),
            _ => value.ToJsonString(RequestJson.Plain),
        };

    private static IEnumerable<KeyValuePair<string, string>> Pairs(JsonNode? members) =>
        (members as JsonObject ?? []).Select(m => KeyValuePair.Create(m.Key, Text(m.Value)));

    private void Sign(
        HttpRequestMessage message,
        RecipeInput input,
        List<KeyValuePair<string, string>> form,
        List<KeyValuePair<string, string>> inQuery
    )
    {
        if (signature is null)
        {
            return;
        }

        var (name, value) = (document.Signature!.Field, signature.Render(input));
        switch (document.Signature.In)
        {
            case Place.Header:
                message.Headers.TryAddWithoutValidation(name, value);
                break;
            case Place.Query:
                inQuery.Add(KeyValuePair.Create(name, value));
                break;
            default:
                form.Add(KeyValuePair.Create(name, value));
                break;
        }
    }

    // FormUrlEncodedContent limits a field to 64 KB; the same encoding by hand does not.
    private static ByteArrayContent Content(string text, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue(type) { CharSet = "utf-8" };
        return content;
    }

    /// <summary>Returns a text as a form and the query of an address contain it.</summary>
    public static string Encode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
