using System.Net;
using QingYi.Connectors.Http.Answers;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http.Calls;

/// <summary>Decides what an answer means: success, a retry, or an error that a person must correct.</summary>
/// <param name="manifest">The vendor's errors.</param>
/// <param name="form">The envelope of its answers.</param>
/// <param name="api">The api.</param>
/// <param name="caller">Makes the calls; masks its secrets in messages about an answer.</param>
internal sealed class AnswerJudge(ConnectorDocument manifest, ResponseDocument form, string api, HttpCaller caller)
{
    private const int FewAttempts = 4;

    /// <summary>Checks the HTTP status.</summary>
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
            throw new TransientException(what, wait?.Delta ?? (wait?.Date is { } date ? date - caller.Now : null));
        }

        var text = await caller.TextAsync(response, cancellationToken).ConfigureAwait(false);
        var excerpt = text.Trim().ReplaceLineEndings(" ");
        excerpt = excerpt.Length > 120 ? excerpt[..120] + "…" : excerpt;
        if (excerpt.StartsWith('<'))
        {
            // A web page with an error status comes from a system in between: a firewall, a proxy, a maintenance page.
            throw new TransientException($"{what} with a web page (it begins: {excerpt})", attempts: FewAttempts);
        }

        throw new ConnectorException(
            $"{what}: {excerpt}",
            response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                ? "Check the connection's credentials and whether the vendor allows this IP address."
                : "Check the connection's 'url' and the request."
        );
    }

    /// <summary>
    /// Refuses an answer that has nothing at the path of the records and no other sign of success: it may be an error, and would pass for
    /// an empty page.
    /// </summary>
    /// <exception cref="ConnectorException">The answer has no sign of success.</exception>
    public void RequireRecords(Envelope envelope, EnvelopeShape shape)
    {
        if (
            form.Status.Length > 0
            || envelope.HasRecords
            || envelope.Records.Count > 0
            || shape.Values.Any(v => v != form.Code && v != form.Message && envelope[v] is not null)
        )
        {
            return;
        }

        var names = envelope.Names.Count == 0 ? "no fields" : string.Join(", ", envelope.Names);
        throw new ConnectorException(
            caller.Hide($"{api}: the answer has nothing at '{shape.Records}', the path of the records. It has: {names}"),
            "If the answer is an error, define in 'status' and 'success' which answers mean success. If the records are "
                + "elsewhere, correct 'records'. Nothing is lost: the watermark does not move."
        );
    }

    /// <summary>Checks the envelope.</summary>
    /// <param name="value">The text of a single value of the answer, by its path.</param>
    /// <returns>Null: success. Otherwise what the caller must do: reject the document, or log in again.</returns>
    /// <exception cref="TransientException">A later attempt may succeed.</exception>
    /// <exception cref="ConnectorException">A person must change something.</exception>
    public (ErrorAction Action, string What, string Code)? Check(Func<string, string?> value, bool unknownRejects = false)
    {
        string? Value(string path) => path.Length == 0 ? null : value(path);
        var status = Value(form.Status);
        if (form.Status.Length == 0 || (status is not null && form.Success.Contains(status)))
        {
            return null;
        }

        var code = Value(form.Code);
        var known = manifest.Errors.Find(e => e.Code == (string.IsNullOrEmpty(code) ? status : code));
        var meaning = known is null || known.Meaning.Length == 0 ? "" : $" ({known.Meaning})";
        var what = caller.Hide(
            $"{api}: the vendor answers {form.Status}={status ?? "nothing"}"
                + $"{(form.Code.Length == 0 || form.Code == form.Status ? "" : $", {form.Code}={code ?? "nothing"}")}{meaning}: "
                + $"{Value(form.Message)}"
        );
        var action = known?.Action ?? (unknownRejects ? ErrorAction.Reject : ErrorAction.Fail);
        if (action is ErrorAction.Login || (action is ErrorAction.Reject && unknownRejects))
        {
            return (action, what, string.IsNullOrEmpty(code) ? status ?? "" : code);
        }

        if (action is ErrorAction.Fail or ErrorAction.Reject)
        {
            throw new ConnectorException(
                what,
                known is { NextStep.Length: > 0 }
                    ? known.NextStep
                    : "Look up the code in the vendor's documentation, and correct the request or the connection."
            );
        }

        throw new TransientException(
            what,
            Duration.TryParse(known!.Wait, out var wait) ? wait : null,
            known.Attempts ?? (action == ErrorAction.Retry ? FewAttempts : null)
        );
    }
}
