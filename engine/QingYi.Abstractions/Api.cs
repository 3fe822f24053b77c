namespace QingYi;

/// <summary>One operation of a connector, as a scheme names it in <c>api</c>; immutable.</summary>
public sealed record Api
{
    /// <summary>The name, as the vendor spells it.</summary>
    public required string Name { get; init; }

    /// <summary>A name for people, e.g. 销售单查询.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether it reads or writes.</summary>
    public ApiEffect Effect { get; init; }

    /// <summary>What a request may hold.</summary>
    public IReadOnlyList<ApiField> Parameters { get; init; } = [];

    /// <summary>What a record or an answer holds. Empty: not declared, so paths are not checked against it.</summary>
    public IReadOnlyList<ApiField> Response { get; init; } = [];

    /// <summary>Path of a record's primary key; a scheme's <c>id</c> wins. Null: the scheme must give one.</summary>
    public string? Id { get; init; }

    /// <summary>Path of a record's display code; a scheme's <c>number</c> wins.</summary>
    public string? Number { get; init; }

    /// <summary>The longest window that one request may ask for; null: no limit.</summary>
    public TimeSpan? MaxWindow { get; init; }

    /// <summary>The number of the first page.</summary>
    public int StartPage { get; init; }

    /// <summary>True when the scheme's author adds parameters freely, so that an unknown one is no mistake.</summary>
    public bool OpenParameters { get; init; }
}
