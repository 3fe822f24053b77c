namespace QingYi;

/// <summary>Several requests in one call (<c>batchArraySave</c>): <c>{ rowsKey: [request, request, …] }</c>.</summary>
/// <param name="RowsKey">The name of the list.</param>
/// <param name="Rows">At most so many requests a call.</param>
public sealed record BatchSave(string RowsKey, int Rows);
