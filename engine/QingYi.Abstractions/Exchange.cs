namespace QingYi;

/// <summary>One call that a source made to another system, for people who try a scheme out.</summary>
/// <param name="Call">The method and the address, the file, or what the statement is: <c>POST https://…</c>, <c>SELECT</c>.</param>
/// <param name="Request">What was sent, as text: the body, the statement; empty: nothing.</param>
public sealed record Exchange(string Call, string Request)
{
    /// <summary>The most characters that are kept of an answer.</summary>
    public const int LongestAnswer = 256 * 1024;

    /// <summary>Other parts of the request for people: headers, the values of a statement.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>The status of the answer: <c>200 OK</c>; empty: none came, or the system has no such thing.</summary>
    public string Status { get; init; } = "";

    /// <summary>The answer as text, as it came; empty: none came, or its records say all. The engine cuts it off at
    /// <see cref="LongestAnswer"/>.</summary>
    public string Answer { get; init; } = "";

    /// <summary>How long the call took.</summary>
    public TimeSpan Elapsed { get; init; }
}
