namespace QingYi.Engine.Schemes;

/// <summary>How the target dispatcher sends documents.</summary>
internal sealed record DeliveryConfig
{
    /// <summary>The number of documents in one transaction of the target; null: the default of the api.</summary>
    public int? Batch { get; init; }

    /// <summary>The number of lanes that write in parallel.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>
    /// The maximum number of attempts at a call that fails transiently, including the first. The default bridges an outage of two and a
    /// half minutes.
    /// </summary>
    public int Retries { get; init; } = 12;

    /// <summary><c>reject</c>: reject a document with an error and continue; <c>stop</c>: end the run.</summary>
    public string OnError { get; init; } = "reject";
}
