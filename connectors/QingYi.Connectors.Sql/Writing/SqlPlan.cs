using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>The compiled statements of an api that writes.</summary>
internal abstract class SqlPlan : RequestPlan
{
    /// <summary>All of them: their tables decide what a delivery can promise.</summary>
    public abstract IEnumerable<Statement> Statements { get; }

    /// <summary>The columns by which a row that is there is known; empty: it is no upsert.</summary>
    public virtual IReadOnlyList<string> UpsertKeys { get; init; } = [];

    public override string PreviewName => "statements";
}
