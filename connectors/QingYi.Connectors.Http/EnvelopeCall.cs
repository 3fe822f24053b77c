using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http;

/// <summary>A call whose answer is an envelope with records.</summary>
internal sealed partial class EnvelopeCall(HttpCaller caller)
{
    private readonly AnswerMemory memory = new();

    /// <summary>What is looked for in the answer of an api.</summary>
    public static EnvelopeShape Shape(ApiDocument api, ResponseDocument envelope, IEnumerable<string> wanted) =>
        new(api.Records, [envelope.Status, envelope.Code, envelope.Message, .. wanted]);

    /// <summary>Makes the call and reads its records, which live as long as the envelope.</summary>
    public async Task<Envelope> ReadAsync(ApiDocument api, AnswerJudge judge, EnvelopeShape shape, JsonObject body, string? address, CancellationToken cancellationToken)
    {
        var envelope = await caller.CallAsync(
            api,
            body,
            address,
            "",
            async (response, limit) =>
            {
                await judge.CheckStatusAsync(response, caller, limit).ConfigureAwait(false);
                await using var stream = await response.Content.ReadAsStreamAsync(limit).ConfigureAwait(false);
                var read = await new EnvelopeReader(shape, memory).ReadAsync(stream, response.Content.Headers.ContentLength, limit).ConfigureAwait(false);
                if (response.Headers.TryGetValues("Link", out var links) && NextLink().Match(string.Join(", ", links)) is { Success: true } link)
                {
                    read.NextLink = link.Groups[1].Value;
                }

                var asked = response.RequestMessage!.RequestUri!;
                read.Whole = next => caller.NextAddress(next, asked);
                return read;
            },
            cancellationToken).ConfigureAwait(false);
        if (judge.Check(path => envelope[path]) is { Action: ErrorAction.Login } refused)
        {
            throw caller.LoginAgain(refused.What);
        }

        return envelope;
    }

    [GeneratedRegex("""<([^>]*)>[^,]*?;\s*rel="?next\b""", RegexOptions.IgnoreCase)]
    private static partial Regex NextLink();
}
