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

        var what = CallTexts.Status(api, status, response.ReasonPhrase);
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || status >= 500)
        {
            var wait = response.Headers.RetryAfter;
            throw new TransientException(what, wait?.Delta ?? (wait?.Date is { } date ? date - caller.Now : null));
        }

        var text = await caller.TextAsync(response, cancellationToken).ConfigureAwait(false);
        var excerpt = ShortText.Of(text.Trim().ReplaceLineEndings(" "), 120);
        if (excerpt.StartsWith('<'))
        {
            // A web page with an error status comes from a system in between: a firewall, a proxy, a maintenance page.
            throw new TransientException(CallTexts.StatusWithWebPage(what, excerpt), attempts: FewAttempts);
        }

        throw new ConnectorException(
            CallTexts.StatusWithText(what, excerpt),
            response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                ? CallTexts.CheckAccess
                : CallTexts.CheckUrlAndRequest
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

        throw new ConnectorException(CallTexts.NoRecords(api, shape.Records, envelope.Names).Select(caller.Hide), CallTexts.DefineSuccess);
    }

    /// <summary>Checks the envelope.</summary>
    /// <param name="value">The text of a single value of the answer, by its path.</param>
    /// <returns>Null: success. Otherwise what the caller must do: reject the document, or log in again.</returns>
    /// <exception cref="TransientException">A later attempt may succeed.</exception>
    /// <exception cref="ConnectorException">A person must change something.</exception>
    public (ErrorAction Action, LocalizedText What, string Code)? Check(Func<string, string?> value, bool unknownRejects = false)
    {
        string? Value(string path) => path.Length == 0 ? null : value(path);
        var status = Value(form.Status);
        if (form.Status.Length == 0 || (status is not null && form.Success.Contains(status)))
        {
            return null;
        }

        var code = Value(form.Code);
        var known = manifest.Errors.Find(e => e.Code == (string.IsNullOrEmpty(code) ? status : code));
        var what = CallTexts
            .VendorAnswers(
                api,
                (form.Status, status),
                form.Code.Length == 0 || form.Code == form.Status ? null : (form.Code, code),
                known?.Meaning ?? LocalizedText.Empty,
                Value(form.Message)
            )
            .Select(caller.Hide);
        var action = known?.Action ?? (unknownRejects ? ErrorAction.Reject : ErrorAction.Fail);
        if (action is ErrorAction.Login || (action is ErrorAction.Reject && unknownRejects))
        {
            return (action, what, string.IsNullOrEmpty(code) ? status ?? "" : code);
        }

        if (action is ErrorAction.Fail or ErrorAction.Reject)
        {
            throw new ConnectorException(what, known is { NextStep.IsEmpty: false } ? known.NextStep : CallTexts.LookUpCode);
        }

        throw new TransientException(
            what,
            Duration.TryParse(known!.Wait, out var wait) ? wait : null,
            known.Attempts ?? (action == ErrorAction.Retry ? FewAttempts : null)
        );
    }
}
