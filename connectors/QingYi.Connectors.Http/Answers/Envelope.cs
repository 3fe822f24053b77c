namespace QingYi.Connectors.Http.Answers;

/// <summary>What an answer held.</summary>
internal sealed class Envelope
{
    private readonly Dictionary<string, string?> values = new(StringComparer.Ordinal);

    public List<Record> Records { get; } = [];

    /// <summary>The memory of the records, for whoever is done with them to give back.</summary>
    public IDisposable? Owner { get; set; }

    /// <summary>The address in the header <c>Link</c> that is marked <c>next</c>; null: none.</summary>
    public string? NextLink { get; set; }

    /// <summary>Makes the address of a next page whole: it may be relative to the one that was asked.</summary>
    public Func<string, string> Whole { get; set; } = address => address;

    /// <summary>The text of a single value, whether it came as text or as number; null when it is missing or null.</summary>
    public string? this[string path] => values.GetValueOrDefault(path);

    /// <summary>The answer is HTTP 204: there is nothing, which is a success.</summary>
    public bool IsNothing { get; init; }

    /// <summary>The answer has something at the path of the records, be it an empty list or null.</summary>
    public bool HasRecords { get; set; }

    /// <summary>The first names of the answer's own fields, for people.</summary>
    public List<string> Names { get; } = [];

    public void Set(string path, string? value) => values[path] = value;
}
