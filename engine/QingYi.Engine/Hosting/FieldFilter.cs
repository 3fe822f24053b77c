namespace QingYi.Engine.Hosting;

/// <summary>A field of the content of records, and the value that it must have.</summary>
/// <param name="Path">Its path as in templates (<c>goodsDetail.goodsNo</c>); over an array one element is enough.</param>
/// <param name="Value">The value as a template would write it, compared character by character; empty: the field is empty, null or
/// missing.</param>
public sealed record FieldFilter(string Path, string Value);
