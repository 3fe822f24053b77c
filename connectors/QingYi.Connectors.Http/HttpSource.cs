using System.Globalization;
using System.Net;
using QingYi.Connectors.Http.Manifests;
using QingYi.Connectors.Http.Paging;
using QingYi.Connectors.Http.Signing;

namespace QingYi.Connectors.Http;

/// <summary>Makes one signed call a page and reads its envelope.</summary>
internal sealed class HttpSource : Source
{
    private readonly HttpClient client;
    private readonly RequestForm form;
    private readonly AnswerJudge judge;
    private readonly HttpPlan plan;
    private readonly EnvelopeShape shape;

    public HttpSource(ConnectorDocument manifest, HttpPlan plan, SourceContext context)
    {
        this.plan = plan;
        client = new HttpClient(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = context.Connection.Options["timeout"] is { } timeout && Duration.TryParse(timeout.ToString(), out var span) ? span : TimeSpan.FromSeconds(60),
        };
        form = new RequestForm(manifest.Request, context);
        judge = new AnswerJudge(manifest, plan.Api.Api);
        shape = new EnvelopeShape(plan.Api.Records, [manifest.Response.Status, manifest.Response.Code, manifest.Response.Message, .. plan.Paginator?.Wanted ?? []]);
        RateLimit = Limit(manifest.RateLimit, context);
    }

    public override RateLimit? RateLimit { get; }

    public override async Task<Page> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        plan.Paginator?.Prepare(request);
        using var message = form.Build(request.Body);
        var envelope = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        judge.Check(envelope);
        var step = plan.Paginator?.Next(request, envelope) ?? new PagingStep(null, null, Keep: true);
        return new Page(step.Keep ? envelope.Records : [], step.Next, step.Total);
    }

    public override ValueTask DisposeAsync()
    {
        client.Dispose();
        return base.DisposeAsync();
    }

    private static RateLimit? Limit(RateDocument? rate, SourceContext context)
    {
        if (rate is null || !Duration.TryParse(rate.Per, out var per))
        {
            return null;
        }

        var text = new Recipe(rate.Calls).Render(new RecipeInput(context.Connection.Options, context.Api.Name));
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var calls) || calls <= 0)
        {
            throw new ConnectorException($"the connection's rate of calls is '{text}', which is no number above 0", "Correct the connection in the environment file.");
        }

        return calls < 1 ? new RateLimit(1, per / (double)calls) : new RateLimit((int)calls, per);
    }

    private async Task<Envelope> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            await judge.CheckStatusAsync(response, cancellationToken).ConfigureAwait(false);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return await new EnvelopeReader(shape).ReadAsync(body, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransientException($"{plan.Api.Api}: no answer within {Duration.Format(client.Timeout)}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new TransientException($"{plan.Api.Api}: {message.RequestUri?.Host}: {e.Message}", innerException: e);
        }
        catch (UnreadableAnswerException e)
        {
            throw new TransientException($"{plan.Api.Api}: {e.Message}", innerException: e);
        }
    }
}
