namespace QingYi.Connectors.Http.Calls;

/// <summary>A call for people who want to see what is sent.</summary>
internal static class ObservedCall
{
    private const string Hidden = "***";

    /// <param name="message">The call, before it is made.</param>
    /// <param name="hide">Masks secrets in a text.</param>
    /// <param name="cancellationToken">Cancels the reading of the body.</param>
    public static async Task<Exchange> OfAsync(HttpRequestMessage message, Func<string, string> hide, CancellationToken cancellationToken)
    {
        var body = message.Content is null ? "" : await message.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var headers = message.Headers.Concat(message.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        return new Exchange(hide($"{message.Method} {message.RequestUri!.AbsoluteUri}"), hide(body))
        {
            // Credentials may stand there in any form, such as Base64.
            Details = headers
                .Where(h => h.Key is not ("Content-Length" or "traceparent"))
                .ToDictionary(h => h.Key, h => h.Key == "Authorization" ? Hidden : hide(string.Join(", ", h.Value))),
        };
    }
}
