namespace QingYi.Engine.Documents;

/// <summary>A key of a mapping with its value.</summary>
internal sealed record SchemeMember(string Key, SourcePosition Position, SchemeNode Value);
