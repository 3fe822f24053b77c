using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using QingYi.Connectors.Http.Answers;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http.Calls;

/// <summary>A call whose answer is an envelope with records.</summary>
internal sealed partial class EnvelopeCall(HttpCaller caller)
{
    private readonly AnswerMemory memory = new();

    /// <summary>The values to read from the answers of an api.</summary>
    public static EnvelopeShape Shape(ApiDocument api, ResponseDocument envelope, IEnumerable<string> wanted) =>
        new(api.Records, [envelope.Status, envelope.Code, envelope.Message, .. wanted]);

    /// <summary>Makes the call and reads its records, which are valid until the envelope's memory is disposed.</summary>
    public async Task<Envelope> ReadAsync(
        ApiDocument api,
        AnswerJudge judge,
        EnvelopeShape shape,
        JsonObject body,
        string? address,
        CancellationToken cancellationToken
    )
    {
        var shown = "";
        var envelope = await caller
            .CallAsync(
                api,
                body,
                address,
                "",
                async (response, token, limit) =>
                {
                    shown = token;
                    await judge.CheckStatusAsync(response, limit).ConfigureAwait(false);
                    var read = await EnvelopeAsync(response, shape, limit).ConfigureAwait(false);
                    if (
                        response.Headers.TryGetValues("Link", out var links)
                        && NextLink().Match(string.Join(", ", links)) is { Success: true } link
                    )
                    {
                        read.NextLink = link.Groups[1].Value;
                    }

                    var asked = response.RequestMessage!.RequestUri!;
                    read.Whole = next => caller.NextAddress(next, asked);
                    return read;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        if (envelope.IsNothing)
        {
            return envelope;
        }

        if (judge.Check(path => envelope[path]) is { Action: ErrorAction.Login } refused)
        {
            throw caller.LoginAgain(refused.What, shown);
        }

        judge.RequireRecords(envelope, shape);
        return envelope;
    }

    private async Task<Envelope> EnvelopeAsync(HttpResponseMessage response, EnvelopeShape shape, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent)
        {
            return new Envelope { IsNothing = true };
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (Charset.Of(response, isStrict: true) is not { } charset)
        {
            return await new EnvelopeReader(shape, memory)
                .ReadAsync(body, response.Content.Headers.ContentLength, cancellationToken)
                .ConfigureAwait(false);
        }

        // Web servers declare ISO-8859-1 by default, whatever they send; an answer that is valid UTF-8 is UTF-8.
        await using var whole = new MemoryStream();
        if (charset.IsSingleByte)
        {
            await body.CopyToAsync(whole, cancellationToken).ConfigureAwait(false);
            whole.Position = 0;
            if (Utf8.IsValid(whole.GetBuffer().AsSpan(0, (int)whole.Length)))
            {
                return await new EnvelopeReader(shape, memory).ReadAsync(whole, whole.Length, cancellationToken).ConfigureAwait(false);
            }
        }

        await using var text = Encoding.CreateTranscodingStream(
            charset.IsSingleByte ? whole : body,
            charset,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            leaveOpen: true
        );
        try
        {
            return await new EnvelopeReader(shape, memory).ReadAsync(text, null, cancellationToken).ConfigureAwait(false);
        }
        catch (DecoderFallbackException e)
        {
            throw new UnreadableAnswerException(CallTexts.InvalidInCharset(charset.WebName), e);
        }
    }

    [GeneratedRegex("""<([^>]*)>[^,]*?;\s*rel="?next\b""", RegexOptions.IgnoreCase)]
    private static partial Regex NextLink();
}
