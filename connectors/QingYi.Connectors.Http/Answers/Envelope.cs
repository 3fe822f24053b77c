namespace QingYi.Connectors.Http.Answers;

/// <summary>The decoded content of an answer.</summary>
internal sealed class Envelope
{
    private readonly Dictionary<string, string?> values = new(StringComparer.Ordinal);

    public List<Record> Records { get; } = [];

    /// <summary>The memory of the records, which the user of the records disposes.</summary>
    public IDisposable? Owner { get; set; }

    /// <summary>The address that the header <c>Link</c> marks as <c>next</c>; null: none.</summary>
    public string? NextLink { get; set; }

    /// <summary>Makes the address of a next page absolute: it may be relative to the address of the request.</summary>
    public Func<string, string> Whole { get; set; } = address => address;

    /// <summary>The text of a single value, whether it is a JSON string or number; null: it is missing or null.</summary>
    public string? this[string path] => values.GetValueOrDefault(path);

    /// <summary>True: the answer has no content (HTTP 204), which is a success.</summary>
    public bool IsNothing { get; init; }

    /// <summary>True: the answer has a value at the path of the records, be it an empty list or null.</summary>
    public bool HasRecords { get; set; }

    /// <summary>The first field names of the answer, for error messages.</summary>
    public List<string> Names { get; } = [];

    public void Set(string path, string? value) => values[path] = value;
}
