using System.Text.Json.Nodes;

namespace QingYi.Engine.Authoring;

/// <summary>A field that the sampled records have, or that the api declares.</summary>
/// <param name="Path">The names down to it; the elements of an array add nothing: <c>goodsDetail.goodsNo</c>.</param>
public sealed record SampledField(string Path)
{
    /// <summary>The name for people that the api declares; empty: none.</summary>
    public LocalizedText Label { get; init; } = LocalizedText.Empty;

    /// <summary>True: the api, or the <c>response</c> of the scheme, declares it.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>The number of records that have it, even with a null value.</summary>
    public int Records { get; init; }

    /// <summary>What it holds: <c>text</c>, <c>number</c>, <c>boolean</c>, <c>object</c> or <c>array</c>; several with <c>|</c> between
    /// them; empty: only nulls, or no record has it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The first value that is not null, not empty and no object or array; null: there is none.</summary>
    public JsonNode? Value { get; init; }
}
