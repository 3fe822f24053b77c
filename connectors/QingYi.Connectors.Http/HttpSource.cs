using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Connectors.Http.Answers;
using QingYi.Connectors.Http.Calls;
using QingYi.Connectors.Http.Paging;

namespace QingYi.Connectors.Http;

/// <summary>Makes one signed call per page and reads its envelope; if the api has details, it makes one more call per record.</summary>
internal sealed class HttpSource : Source
{
    private readonly HttpCaller caller;
    private readonly EnvelopeCall calls;
    private readonly AnswerJudge judge;
    private readonly HttpSourcePlan plan;
    private readonly EnvelopeShape shape;
    private readonly PagingWatch watch = new();

    public HttpSource(HttpSourcePlan plan, HttpCaller caller)
    {
        this.plan = plan;
        this.caller = caller;
        calls = new EnvelopeCall(caller);
        judge = new AnswerJudge(plan.Vendor, plan.Envelope, plan.Api.Api, caller);
        shape = EnvelopeCall.Shape(plan.Api, plan.Envelope, plan.Paginator?.Wanted ?? []);
        RateLimit = caller.RateLimit;
    }

    public override RateLimit? RateLimit { get; }

    public override async Task<Page> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        plan.Paginator?.Prepare(request);
        var envelope = await calls
            .ReadAsync(plan.Api, judge, shape, request.Body, plan.Paginator?.Address(request), cancellationToken)
            .ConfigureAwait(false);
        var step = plan.Paginator?.Next(request, envelope) ?? new PagingStep(null, null, Keep: true);
        watch.See(request, envelope, step);
        IReadOnlyList<Record> records = step.Keep || request.IsAlone ? envelope.Records : [];
        return new Page(
            plan.Detail is null ? records : await DetailsAsync(records, cancellationToken).ConfigureAwait(false),
            step.Next,
            step.Total,
            envelope.Owner
        );
    }

    // A page with details already makes many calls.
    public override Cursor? Following(Cursor cursor) => plan.Detail is null ? plan.Paginator?.Following(cursor) : null;

    public override ValueTask DisposeAsync()
    {
        caller.Dispose();
        return base.DisposeAsync();
    }

    private async Task<IReadOnlyList<Record>> DetailsAsync(IReadOnlyList<Record> records, CancellationToken cancellationToken)
    {
        var (detail, form) = (plan.Detail!, plan.Detail!.Envelope ?? plan.Vendor.Response);
        var (judged, shaped) = (new AnswerJudge(plan.Vendor, form, detail.Api, caller), EnvelopeCall.Shape(detail, form, []));
        var whole = new List<Record>(records.Count);
        foreach (var record in records)
        {
            await caller.PaceAsync(cancellationToken).ConfigureAwait(false);
            using var parsed = JsonDocument.Parse(record.Content);
            var head = JsonObject.Create(parsed.RootElement)!;
            var body = new JsonObject(
                plan.Api.Detail!.Parameters.Select(p =>
                    KeyValuePair.Create(p.Key, parsed.RootElement.At(p.Value) is { } value ? JsonNode.Parse(value.GetRawText()) : null)
                )
            );
            var answer = await calls.ReadAsync(detail, judged, shaped, body, null, cancellationToken).ConfigureAwait(false);
            using var memory = answer.Owner;
            var found = answer.Records;
            if (found.Count == 0)
            {
                throw new ConnectorException(HttpTexts.NoDetail(detail.Api, body.ToJsonString()), HttpTexts.CheckDetail);
            }

            Join(head, JsonNode.Parse(found[0].Content.Span)!.AsObject());
            whole.Add(new Record(JsonSerializer.SerializeToUtf8Bytes(head, RequestJson.Plain)));
        }

        return whole;
    }

    private void Join(JsonObject head, JsonObject detail)
    {
        if (plan.Api.Detail!.Into is { Length: > 0 } field)
        {
            head[field] = detail;
            return;
        }

        foreach (var (name, value) in detail.ToList())
        {
            head[name] = value?.DeepClone();
        }
    }
}
