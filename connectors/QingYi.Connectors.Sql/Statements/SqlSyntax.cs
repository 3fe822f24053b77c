namespace QingYi.Connectors.Sql.Statements;

/// <summary>What statements look like; pure text, no connection.</summary>
/// <param name="AnsiQuotes">Double quotes enclose names; otherwise they enclose texts, as MySQL has it.</param>
/// <param name="BackslashEscapes">A backslash in a text takes the meaning of the character behind it.</param>
/// <param name="Upsert">What stands behind an INSERT so that it updates a row that is there.</param>
internal sealed record SqlSyntax(bool AnsiQuotes, bool BackslashEscapes, UpsertForm Upsert);
