namespace QingYi.Sandbox;

/// <summary>How the emulated 吉客云 behaves.</summary>
public sealed record JackyunOptions
{
    /// <summary>The number of orders.</summary>
    public int Orders { get; init; } = 500;

    /// <summary>Orders with the same seed are the same.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The port on 127.0.0.1; 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>The app key that is let in.</summary>
    public string AppKey { get; init; } = "SANDBOX-KEY";

    /// <summary>The secret that signatures are checked with.</summary>
    public string AppSecret { get; init; } = "SANDBOX-SECRET";

    /// <summary>The time of the newest order; the others are spread over the 24 hours before it.</summary>
    public DateTimeOffset BaseTime { get; init; } = DateTimeOffset.UtcNow.AddMinutes(-2);

    /// <summary>The fewest goods lines of an order.</summary>
    public int MinLines { get; init; } = 1;

    /// <summary>The most goods lines of an order.</summary>
    public int MaxLines { get; init; } = 5;

    /// <summary>Texts that break careless programs: quotes, emoji, line breaks, SQL, placeholders, empty and missing values.</summary>
    public bool Hostile { get; init; }

    /// <summary>Every so many orders has a date that is none; 0: none has.</summary>
    public int PoisonEvery { get; init; }

    /// <summary>The largest page.</summary>
    public int MaxPageSize { get; init; } = 200;

    /// <summary>How far the request's timestamp may be off; zero: it is not looked at.</summary>
    public TimeSpan TimestampTolerance { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long each answer takes.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Calls that are let through in a second; 0: any.</summary>
    public int CallsPerSecond { get; init; }

    /// <summary>Calls that are let through in all; 0: any.</summary>
    public int Quota { get; init; }

    /// <summary>The app may call the api.</summary>
    public bool Subscribed { get; init; } = true;

    /// <summary><c>code</c> comes as text.</summary>
    public bool CodeAsText { get; init; }

    /// <summary><c>data</c> comes as a text that holds JSON.</summary>
    public bool DataAsText { get; init; }

    /// <summary>A single order comes as an object instead of a list.</summary>
    public bool ObjectForArray { get; init; }

    /// <summary>Ids come as numbers of 19 digits.</summary>
    public bool UnquotedIds { get; init; }

    /// <summary>So many orders change after each page, and so leave the window that is being read.</summary>
    public int ChangesPerPage { get; init; }

    /// <summary>
    /// An answer is kept and sent again to whoever asks for the same orders, so that a caller that is measured does not wait for its orders
    /// to be made.
    /// </summary>
    public bool KeepsAnswers { get; init; }

    /// <summary>Answers are compressed for callers that accept it.</summary>
    public bool Gzip { get; init; } = true;
}
