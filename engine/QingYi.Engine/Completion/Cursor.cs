using QingYi.Engine.Documents;

namespace QingYi.Engine.Completion;

/// <summary>Where a cursor stands in a text: the values around it, and what is written there.</summary>
internal sealed record Cursor
{
    /// <summary>The values from the root to the one that the cursor stands in, with the keys that lead to them.</summary>
    public required IReadOnlyList<CursorStep> Steps { get; init; }

    /// <summary>True: it stands in a key of the last value, or where one can begin.</summary>
    public required bool IsKey { get; init; }

    /// <summary>What is written at the cursor, without quotes, in the text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The part of it before the cursor, as written.</summary>
    public required string Before { get; init; }

    /// <summary>The part behind the cursor.</summary>
    public required string After { get; init; }

    /// <summary>How it is written.</summary>
    public required NodeStyle Style { get; init; }

    /// <summary>True: a colon follows the key.</summary>
    public bool HasColon { get; init; }

    /// <summary>True: the value stands alone in its line, so that it can become a key.</summary>
    public bool IsAlone { get; init; }

    /// <summary>The column of what is written, from 0.</summary>
    public int Column { get; init; }

    /// <summary>All that is written at the cursor.</summary>
    public string Written => Before + After;

    /// <summary>The value in which the cursor stands.</summary>
    public SchemeNode Node => Steps[^1].Node;
}
