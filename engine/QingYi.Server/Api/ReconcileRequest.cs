using QingYi.Engine.Runs;

namespace QingYi.Server.Api;

/// <summary>The options of a requested reconciliation.</summary>
/// <param name="Action">What happens to records that are gone: report, mark, delete. Null: as the scheme says.</param>
internal sealed record ReconcileRequest(MissingAction? Action = null);
