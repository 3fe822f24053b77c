namespace QingYi.Sandbox;

/// <summary>The behaviour of the emulated 吉客云.</summary>
public sealed record JackyunOptions
{
    /// <summary>The number of orders.</summary>
    public int Orders { get; init; } = 500;

    /// <summary>The seed of the orders: the same seed gives the same orders.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The port on 127.0.0.1; 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>The app key that the gateway accepts.</summary>
    public string AppKey { get; init; } = "SANDBOX-KEY";

    /// <summary>The secret that the gateway checks signatures with.</summary>
    public string AppSecret { get; init; } = "SANDBOX-SECRET";

    /// <summary>The time of the newest order; the others lie in the 24 hours before it.</summary>
    public DateTimeOffset BaseTime { get; init; } = DateTimeOffset.UtcNow.AddMinutes(-2);

    /// <summary>The minimum number of goods lines of an order.</summary>
    public int MinLines { get; init; } = 1;

    /// <summary>The maximum number of goods lines of an order.</summary>
    public int MaxLines { get; init; } = 5;

    /// <summary>Texts that break careless programs: quotes, emoji, line breaks, SQL, placeholders, empty and missing values.</summary>
    public bool Hostile { get; init; }

    /// <summary>Every N-th order has an invalid date; 0: no order has one.</summary>
    public int PoisonEvery { get; init; }

    /// <summary>The maximum page size.</summary>
    public int MaxPageSize { get; init; } = 200;

    /// <summary>The tolerance for the request's timestamp; zero: the gateway does not check it.</summary>
    public TimeSpan TimestampTolerance { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The delay of each answer.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The number of calls per second that the gateway accepts; 0: any number.</summary>
    public int CallsPerSecond { get; init; }

    /// <summary>The total number of calls that the gateway accepts; 0: any number.</summary>
    public int Quota { get; init; }

    /// <summary>True: the app is subscribed to the api.</summary>
    public bool Subscribed { get; init; } = true;

    /// <summary>True: <c>code</c> is a string.</summary>
    public bool CodeAsText { get; init; }

    /// <summary>True: <c>data</c> is a string that contains JSON.</summary>
    public bool DataAsText { get; init; }

    /// <summary>True: a single order is an object instead of a list.</summary>
    public bool ObjectForArray { get; init; }

    /// <summary>True: ids are numbers of 19 digits.</summary>
    public bool UnquotedIds { get; init; }

    /// <summary>The number of orders that change after each page and so leave the window that the caller reads.</summary>
    public int ChangesPerPage { get; init; }

    /// <summary>
    /// True: the emulator keeps each answer and sends it again for the same orders, so that a measured caller does not wait while orders
    /// are generated.
    /// </summary>
    public bool KeepsAnswers { get; init; }

    /// <summary>True: answers are compressed for callers that accept it.</summary>
    public bool Gzip { get; init; } = true;
}
