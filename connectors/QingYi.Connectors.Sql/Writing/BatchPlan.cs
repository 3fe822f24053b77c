using System.Text.Json.Nodes;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>The compiled statement of api <c>batchexecute</c>: many documents are rows of one statement.</summary>
internal sealed class BatchPlan(Statement? statement, string head, int rows) : SqlPlan
{
    /// <summary>The statement for one row.</summary>
    public Statement? Statement { get; } = statement;

    /// <summary>The statement up to and with VALUES.</summary>
    public string Head { get; } = head;

    /// <summary>At most so many rows a statement.</summary>
    public int Rows { get; } = rows;

    public override int? DeliveryBatch => Rows;

    public override IEnumerable<Statement> Statements => Statement is null ? [] : [Statement];

    public override JsonArray Preview(JsonObject request) => Statement is null ? [] : [ExecutePlan.Show(Statement, request, null)];
}
