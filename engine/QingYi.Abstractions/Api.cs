namespace QingYi;

/// <summary>One operation of a connector. A scheme names it in <c>api</c>. Immutable.</summary>
public sealed record Api
{
    /// <summary>The name, as the vendor spells it.</summary>
    public required string Name { get; init; }

    /// <summary>A name for people, e.g. 销售单查询.</summary>
    public LocalizedText Title { get; init; } = LocalizedText.Empty;

    /// <summary>Whether the api reads or writes.</summary>
    public ApiEffect Effect { get; init; }

    /// <summary>The parameters that a request can have.</summary>
    public IReadOnlyList<ApiField> Parameters { get; init; } = [];

    /// <summary>The fields of a record or an answer. Empty: not declared, so the engine does not check paths against it.</summary>
    public IReadOnlyList<ApiField> Response { get; init; } = [];

    /// <summary>The path of a record's primary key. A scheme's <c>id</c> takes precedence. Null: the scheme must set <c>id</c>.</summary>
    public string? Id { get; init; }

    /// <summary>The path of a record's display code. A scheme's <c>number</c> takes precedence.</summary>
    public string? Number { get; init; }

    /// <summary>The longest window that one request can cover; null: no limit.</summary>
    public TimeSpan? MaxWindow { get; init; }

    /// <summary>The number of the first page.</summary>
    public int StartPage { get; init; }

    /// <summary>True when a scheme's author can add any parameter, so that the compiler does not warn about undeclared ones.</summary>
    public bool OpenParameters { get; init; }
}
