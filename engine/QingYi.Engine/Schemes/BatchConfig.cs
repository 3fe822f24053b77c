namespace QingYi.Engine.Schemes;

/// <summary><c>batchArraySave</c>: several requests in one call.</summary>
/// <param name="RowsKey">The name of the list of requests.</param>
/// <param name="Rows">The maximum number of requests.</param>
/// <param name="Position">Its position in the file.</param>
internal sealed record BatchConfig(string RowsKey, int Rows, SourcePosition Position);
