namespace QingYi;

/// <summary>A parameter of a request or a field of a response; immutable.</summary>
public sealed record ApiField
{
    /// <summary>The name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>A name for people, e.g. 货品编号.</summary>
    public string Label { get; init; } = "";

    /// <summary>What it holds.</summary>
    public FieldType Type { get; init; }

    /// <summary>The longest text, in characters; null, the default: not known, or no limit.</summary>
    public long? MaxLength { get; init; }

    /// <summary>The digits of a number, or of a time's fraction of a second; null, the default: not known.</summary>
    public int? Precision { get; init; }

    /// <summary>How many of the digits stand behind the point; null, the default: not known.</summary>
    public int? Scale { get; init; }

    /// <summary>It may be null; null, the default: not known.</summary>
    public bool? IsNullable { get; init; }

    /// <summary>It belongs to what identifies a record. False by default.</summary>
    public bool IsKey { get; init; }

    /// <summary>The system makes its value, by numbering records for instance. False by default.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>What to know about it: units, allowed values, source, a column's comment.</summary>
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
