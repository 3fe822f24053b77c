namespace QingYi;

/// <summary>A parameter of a request or a field of a response; immutable.</summary>
public sealed record ApiField
{
    /// <summary>The name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>A name for people, e.g. 货品编号.</summary>
    public LocalizedText Label { get; init; } = LocalizedText.Empty;

    /// <summary>The type of the value.</summary>
    public FieldType Type { get; init; }

    /// <summary>The maximum length of a text, in characters; null, the default: not known, or no limit.</summary>
    public long? MaxLength { get; init; }

    /// <summary>The number of digits of a number, or of a time's fraction of a second; null, the default: not known.</summary>
    public int? Precision { get; init; }

    /// <summary>The number of digits after the decimal point; null, the default: not known.</summary>
    public int? Scale { get; init; }

    /// <summary>Whether the value can be null; null, the default: not known.</summary>
    public bool? IsNullable { get; init; }

    /// <summary>True when the field is part of what identifies a record. False by default.</summary>
    public bool IsKey { get; init; }

    /// <summary>True when the system generates the value, for example by numbering the records. False by default.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>What an author needs to know: units, allowed values, source, a column's comment.</summary>
    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>True when the system rejects a request without this field.</summary>
    public bool Required { get; init; }

    /// <summary>True when the author can use the name with <c>_1</c>, <c>_2</c> … appended, any number of times.</summary>
    public bool Numbered { get; init; }

    /// <summary>The fields of an object, or of the elements of an array.</summary>
    public IReadOnlyList<ApiField> Children { get; init; } = [];

    /// <summary>Whether <paramref name="name"/> is a name of this field, with its number where <see cref="Numbered"/> is true.</summary>
    public bool Answers(string name) =>
        Numbered
            ? name.StartsWith(Name + "_", StringComparison.Ordinal)
                && name.Length > Name.Length + 1
                && name.AsSpan(Name.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0
            : name == Name;
}
