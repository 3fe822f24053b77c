using System.Net;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http;

/// <summary>Tells what an answer means: success, try again, or a person must do something.</summary>
internal sealed class AnswerJudge(ConnectorDocument manifest, string api)
{
    private const int FewAttempts = 4;

    /// <summary>Judges the HTTP status.</summary>
    public async Task CheckStatusAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var what = $"{api}: HTTP {status} {response.ReasonPhrase}";
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || status >= 500)
        {
            var wait = response.Headers.RetryAfter;
            throw new TransientException(what, wait?.Delta ?? (wait?.Date is { } date ? date - DateTimeOffset.UtcNow : null));
        }

        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var excerpt = text.Trim().ReplaceLineEndings(" ");
        excerpt = excerpt.Length > 120 ? excerpt[..120] + "…" : excerpt;
        if (excerpt.StartsWith('<'))
        {
            // A web page with an error status comes from something in between: a firewall, a proxy, a maintenance page.
            throw new TransientException($"{what} with a web page (it begins: {excerpt})", attempts: FewAttempts);
        }

        throw new ConnectorException($"{what}: {excerpt}", response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? "Check the connection's credentials and whether the vendor lets this address in."
            : "Check the connection's 'url' and the request.");
    }

    /// <summary>Judges the envelope.</summary>
    public void Check(Envelope envelope)
    {
        var form = manifest.Response;
        var status = envelope[form.Status];
        if (form.Status.Length == 0 || (status is not null && form.Success.Contains(status)))
        {
            return;
        }

        var code = envelope[form.Code];
        var known = manifest.Errors.Find(e => e.Code == (string.IsNullOrEmpty(code) ? status : code));
        var meaning = known is null || known.Meaning.Length == 0 ? "" : $" ({known.Meaning})";
        var what = $"{api}: the vendor answers {form.Status}={status ?? "nothing"}, {form.Code}={code ?? "nothing"}{meaning}: {envelope[form.Message]}";
        if (known is null or { Action: ErrorAction.Fail })
        {
            throw new ConnectorException(what, known is { NextStep.Length: > 0 } ? known.NextStep : "Look the code up in the vendor's documentation, and correct the request or the connection.");
        }

        throw new TransientException(what, Duration.TryParse(known.Wait, out var wait) ? wait : null, known.Attempts ?? (known.Action == ErrorAction.Retry ? FewAttempts : null));
    }
}
