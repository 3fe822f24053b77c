namespace QingYi.Engine.Schemes;

/// <summary>How documents are sent.</summary>
internal sealed record DeliveryConfig
{
    /// <summary>Documents in one transaction of the target; null: as the api likes it.</summary>
    public int? Batch { get; init; }

    /// <summary>Lanes that write side by side.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Attempts after a transient fault, the first included. The default bridges an outage of two minutes and a half.</summary>
    public int Retries { get; init; } = 12;

    /// <summary><c>reject</c>: set a bad document aside; <c>stop</c>: end the run at it.</summary>
    public string OnError { get; init; } = "reject";
}
