using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Connectors.Http.Answers;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http.Paging;

/// <summary>Pages by a field of the last record, up to the first empty page.</summary>
internal sealed class KeysetPaginator(PagingDocument document) : Paginator
{
    public override IEnumerable<string> Wanted => [];

    public override void Prepare(ReadRequest request)
    {
        Size(document, request);
        if (request.Cursor is { } cursor)
        {
            request.Body.Set(document.Field, JsonNode.Parse(cursor.Text));
        }
    }

    public override PagingStep Next(ReadRequest request, Envelope envelope)
    {
        if (envelope.Records.Count == 0)
        {
            return new PagingStep(null, null, Keep: true);
        }

        using var last = JsonDocument.Parse(envelope.Records[^1].Content);
        var key = last.RootElement.At(document.Key);
        if (key is not { ValueKind: JsonValueKind.String or JsonValueKind.Number })
        {
            throw new ConnectorException(PagingTexts.NoKey(document.Key), PagingTexts.CorrectKey);
        }

        var next = key.Value.GetRawText();
        return next != request.Cursor?.Text
            ? new PagingStep(new Cursor(next, (request.Cursor?.Page ?? 0) + 1), null, Keep: true)
            : throw new ConnectorException(PagingTexts.SameKey(document.Key), PagingTexts.ChooseKey);
    }
}
