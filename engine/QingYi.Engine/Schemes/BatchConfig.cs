namespace QingYi.Engine.Schemes;

/// <summary><c>batchArraySave</c>: several requests in one call.</summary>
/// <param name="RowsKey">The name of their list.</param>
/// <param name="Rows">At most so many.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record BatchConfig(string RowsKey, int Rows, SourcePosition Position);
