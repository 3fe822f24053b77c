using System.Text.Json.Nodes;
using QingYi.Engine.Runs;

namespace QingYi.Engine.Authoring;

/// <summary>One page of a source, fetched to look at.</summary>
public sealed record SchemeSample
{
    /// <summary>The window that was asked for; null: the source reads a log, from its start.</summary>
    public Window? Window { get; init; }

    /// <summary>The calls that the source made, with what was sent and answered, without secrets.</summary>
    public IReadOnlyList<Exchange> Calls { get; init; } = [];

    /// <summary>How long it took, with the wait for the rate limit.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The records, at most as many as were asked for; a record that is not JSON as text.</summary>
    public IReadOnlyList<JsonNode?> Records { get; init; } = [];

    /// <summary>The number of records in the window, where the system says; otherwise null.</summary>
    public long? Total { get; init; }

    /// <summary>True: more records follow.</summary>
    public bool HasMore { get; init; }

    /// <summary>The fields that the records have or that are declared, the declared ones first.</summary>
    public IReadOnlyList<SampledField> Fields { get; init; } = [];

    /// <summary>Why there are no records; null: the call succeeded.</summary>
    public RunFault? Fault { get; init; }
}
