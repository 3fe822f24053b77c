namespace QingYi;

/// <summary>A parameter of a request or a field of a response; immutable.</summary>
public sealed record ApiField
{
    /// <summary>The name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>A name for people, e.g. 货品编号.</summary>
    public string Label { get; init; } = "";

    /// <summary>One of the scheme language's types: string, int, number, boolean, datetime, date, object, array.</summary>
    public string Type { get; init; } = "string";

    /// <summary>What to know about it: units, allowed values, source.</summary>
    public string Description { get; init; } = "";

    /// <summary>The system refuses a request without it.</summary>
    public bool Required { get; init; }

    /// <summary>The name is followed by <c>_1</c>, <c>_2</c> … as often as the author likes.</summary>
    public bool Numbered { get; init; }

    /// <summary>Fields of an object or of an array's elements.</summary>
    public IReadOnlyList<ApiField> Children { get; init; } = [];

    /// <summary>Whether the field answers to <paramref name="name"/>.</summary>
    public bool Answers(string name) =>
        Numbered
            ? name.StartsWith(Name + "_", StringComparison.Ordinal)
                && name.Length > Name.Length + 1
                && name.AsSpan(Name.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0
            : name == Name;
}
