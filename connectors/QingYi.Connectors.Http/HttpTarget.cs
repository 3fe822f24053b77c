using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Connectors.Http.Calls;
using QingYi.Connectors.Http.Manifests;
using QingYi.Connectors.Http.Paging;

namespace QingYi.Connectors.Http;

/// <summary>Sends documents: one per call, or several if the scheme says so. The answer decides the outcome of each document.</summary>
internal sealed class HttpTarget(HttpTargetPlan plan, HttpCaller caller) : Target
{
    private const int LongestAnswer = 64 * 1024;
    private readonly AnswerJudge judge = new(plan.Vendor, plan.Envelope, plan.Api.Api, caller);

    public override Limitation? Guarantee { get; } =
        plan.Probe is null
            ? new Limitation(HttpTexts.NoTransactions, HttpTexts.SendIdempotencyKey)
            : new Limitation(HttpTexts.NoTransactionsButProbe(plan.Probe.Api));

    public override RateLimit? RateLimit { get; } = caller.RateLimit;

    public override async Task<WriteResult> WriteAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        // One call; the engine passes the remaining documents in the next call.
        var documents = delivery.Documents.Take(plan.Batch?.Rows ?? 1).ToList();
        if (
            delivery.IsRepeated
            && plan.Probe is not null
            && await ThereAsync(documents, cancellationToken).ConfigureAwait(false) is { Count: > 0 } there
        )
        {
            return WriteResult.Written(there);
        }

        var name =
            $"{delivery.Lane.Store}-{delivery.Lane.Scheme}-{documents[0].Key.ToString(CultureInfo.InvariantCulture)}-"
            + $"{delivery.Number.ToString(CultureInfo.InvariantCulture)}"
            + $"{(delivery.Lane.Number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{delivery.Lane.Number}"))}";
        return await caller
            .CallAsync(
                plan.Api,
                Body(documents),
                null,
                name,
                (response, token, limit) => JudgeAsync(response, documents, token, limit),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public override ValueTask DisposeAsync()
    {
        caller.Dispose();
        return base.DisposeAsync();
    }

    // Of documents that may have been sent, finds those that the vendor has.
    private async Task<IReadOnlyList<Outcome>> ThereAsync(List<Document> documents, CancellationToken cancellationToken)
    {
        var (probe, form) = (plan.Probe!, plan.Probe!.Envelope ?? plan.Vendor.Response);
        var (judged, shape) = (new AnswerJudge(plan.Vendor, form, probe.Api, caller), EnvelopeCall.Shape(probe, form, []));
        var there = new List<Outcome>();

        // That the vendor has a document shows that it was written, not that it was deleted.
        foreach (var document in documents.Where(d => d.Change != RecordChange.Delete))
        {
            // The engine counts only the call that writes, which follows the probes.
            await caller.PaceAsync(cancellationToken).ConfigureAwait(false);
            using var request = JsonDocument.Parse(document.Request);
            var body = new JsonObject(
                plan.Api.Probe!.Parameters.Select(p =>
                    KeyValuePair.Create(p.Key, request.RootElement.At(p.Value) is { } value ? JsonNode.Parse(value.GetRawText()) : null)
                )
            );
            var found = (
                await new EnvelopeCall(caller).ReadAsync(probe, judged, shape, body, null, cancellationToken).ConfigureAwait(false)
            ).Records;
            if (found.Count > 0)
            {
                there.Add(new Outcome(document.Key, caller.Hide(Encoding.UTF8.GetString(found[0].Content.Span)), null));
            }
        }

        return there;
    }

    private JsonObject Body(List<Document> documents)
    {
        List<JsonObject> requests = [.. documents.Select(d => JsonNode.Parse(d.Request.Span)!.AsObject())];
        if (plan.Batch is not { } batch)
        {
            return requests[0];
        }

        var body = new JsonObject();
        if (requests[0][RequestForm.CallMember] is { } call)
        {
            body[RequestForm.CallMember] = call.DeepClone();
            requests.ForEach(r => r.Remove(RequestForm.CallMember));
        }

        body[batch.RowsKey] = new JsonArray([.. requests]);
        return body;
    }

    private async Task<WriteResult> JudgeAsync(
        HttpResponseMessage response,
        List<Document> documents,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (
            response.StatusCode
            is HttpStatusCode.BadRequest
                or HttpStatusCode.Conflict
                or HttpStatusCode.UnprocessableEntity
                or HttpStatusCode.RequestEntityTooLarge
        )
        {
            var said = (await caller.TextAsync(response, cancellationToken).ConfigureAwait(false)).Trim().ReplaceLineEndings(" ");
            return Refused(
                documents,
                $"{(int)response.StatusCode}",
                HttpTexts.Refused((int)response.StatusCode, response.ReasonPhrase, said.Length > 300 ? said[..300] + "…" : said)
            );
        }

        await judge.CheckStatusAsync(response, cancellationToken).ConfigureAwait(false);
        using var answer = Parse(await caller.TextAsync(response, cancellationToken).ConfigureAwait(false));
        if (answer is null)
        {
            return WriteResult.Written([.. documents.Select(d => new Outcome(d.Key, null, null))]);
        }

        var root = answer.RootElement;
        if (plan.Api.Rows is { } rows && root.At(rows.Path) is { ValueKind: JsonValueKind.Array } results && results.GetArrayLength() > 0)
        {
            return WriteResult.Written(ByRow(rows, root, results, documents));
        }

        return judge.Check(path => root.TextAt(path), unknownRejects: true) switch
        {
            { Action: ErrorAction.Login } refused => throw caller.LoginAgain(refused.What, token),
            { } refused => Refused(documents, refused.Code, refused.What),
            null => WriteResult.Written([.. documents.Select(d => new Outcome(d.Key, Answer(root), null))]),
        };
    }

    // If the vendor refuses a call with several rows, it has written none: the engine divides the call until it finds the bad row.
    private static WriteResult Refused(List<Document> documents, string code, LocalizedText what) =>
        documents.Count > 1
            ? WriteResult.RolledBack(new Rejection(code, what), null)
            : WriteResult.Written([new Outcome(documents[0].Key, null, new Rejection(code, what))]);

    // The vendor has accepted the call: an answer that is not JSON means success, unless the envelope must show it.
    private JsonDocument? Parse(string text)
    {
        try
        {
            return text.Trim().Length == 0 && plan.Envelope.Status.Length == 0 ? null : JsonDocument.Parse(text);
        }
        catch (JsonException) when (plan.Envelope.Status.Length == 0 && !text.TrimStart().StartsWith('<'))
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new ConnectorException(
                HttpTexts.AcceptedButNotJson(plan.Api.Api, text[..Math.Min(text.Length, 120)].ReplaceLineEndings(" ")),
                HttpTexts.CheckAcceptedCall,
                e
            );
        }
    }

    private List<Outcome> ByRow(RowsDocument rows, JsonElement root, JsonElement results, List<Document> documents)
    {
        var outcomes = new List<Outcome>();
        for (var i = 0; i < documents.Count; i++)
        {
            var own =
                rows.Index.Length == 0
                    ? (i < results.GetArrayLength() ? results[i] : (JsonElement?)null)
                    : results
                        .EnumerateArray()
                        .Cast<JsonElement?>()
                        .FirstOrDefault(r => r!.Value.TextAt(rows.Index) == i.ToString(CultureInfo.InvariantCulture));
            if (own is null && rows.Status.Length > 0)
            {
                throw new ConnectorException(HttpTexts.NoResultForRow(plan.Api.Api, documents.Count, i + 1), HttpTexts.CheckRows);
            }

            var failed = own is { } result && (rows.Status.Length == 0 || !rows.Success.Contains(result.TextAt(rows.Status) ?? ""));
            outcomes.Add(
                new Outcome(
                    documents[i].Key,
                    failed ? null : Answer(own is { } kept && rows.Status.Length > 0 ? kept : root),
                    failed
                        ? new Rejection(
                            own!.Value.TextAt(rows.Code) ?? "",
                            LocalizedText.Of(own.Value.TextAt(rows.Message) ?? own.Value.GetRawText()).At(plan.Api.Api)
                        )
                        : null
                )
            );
        }

        return outcomes;
    }

    private string? Answer(JsonElement root) =>
        root.At(plan.Api.Answer) is { } kept && kept.GetRawText() is { Length: < LongestAnswer } text ? text : null;
}
