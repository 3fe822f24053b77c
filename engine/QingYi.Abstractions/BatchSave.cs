namespace QingYi;

/// <summary>Several requests in one call (<c>batchArraySave</c>): <c>{ rowsKey: [request, request, …] }</c>.</summary>
/// <param name="RowsKey">The name of the list in the call.</param>
/// <param name="Rows">The maximum number of requests in a call.</param>
public sealed record BatchSave(string RowsKey, int Rows);
