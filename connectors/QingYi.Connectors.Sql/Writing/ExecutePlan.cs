using System.Text.Json.Nodes;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>The compiled statements of an api that writes.</summary>
/// <param name="request">The parameters that they bind.</param>
/// <param name="main">The statement that runs first; null: the request has errors.</param>
/// <param name="extensions">The statements after it.</param>
/// <param name="open">Opens a session.</param>
internal sealed class ExecutePlan(
    DraftNode request,
    Statement? main,
    IReadOnlyList<Extension> extensions,
    Func<TargetContext, SqlSession> open
) : TargetPlan(request)
{
    // Each delivery needs a commit of the store and one of the target, and small documents would spend most of their time waiting for them;
    // the size of large documents is limited in bytes.
    private const int DocumentsOfRows = 5000;
    private readonly LocalizedText obstacle = Obstacle(main, extensions);

    /// <summary>True when the answer is the row that a statement returns.</summary>
    public bool ReturnsRow { get; init; }

    /// <summary>The columns that identify an existing row; empty: the statement is not an upsert.</summary>
    public IReadOnlyList<string> UpsertKeys { get; init; } = [];

    /// <summary>The parameters that identify the row that a document changes; empty: the author's statement determines it.</summary>
    public IReadOnlyList<string> RowKeys { get; init; } = [];

    /// <summary>True when a document whose statement changes no row is rejected.</summary>
    public bool NeedsRow { get; init; }

    /// <summary>
    /// True when the api always writes documents as rows of one statement, whatever the table, and does not return their keys.
    /// </summary>
    public bool OnlyRows { get; init; }

    /// <summary>The statement that runs instead of the others for a record that is deleted at the source; null: none.</summary>
    public Statement? Deletion { get; init; }

    /// <summary>True when the author has set that the rows of deleted records stay unchanged.</summary>
    public bool IgnoresDeletes { get; init; }

    public override bool TakesDeletes => IgnoresDeletes || Deletion is not null;

    /// <summary>The maximum number of rows in a statement.</summary>
    public int MostRows { get; init; } = 1000;

    /// <summary>
    /// Why the statements of documents run one by one, for people; empty: many documents are combined into few statements, where the tables
    /// allow it.
    /// </summary>
    public LocalizedText RowsObstacle => ReturnsRow ? DeliveryTexts.ReturnsRows : obstacle;

    public override IReadOnlyList<LocalizedText> Explain => Main is null ? [] : Told(OnlyRows ? LocalizedText.Empty : RowsObstacle);

    /// <summary>Describes how the statements are sent.</summary>
    /// <param name="obstacle">Why they run one by one; empty: many documents together.</param>
    public IReadOnlyList<LocalizedText> Told(LocalizedText obstacle) =>
        obstacle.IsEmpty
            ? [.. Writes.Select(s => DeliveryTexts.ManyRows(s.Verb, s.Table, DeliveryBatch))]
            : [DeliveryTexts.OneByOne(obstacle)];

    // The order of rows that are only added has no meaning; a statement that reads existing rows must find those of earlier documents.
    public override Limitation? Order =>
        Statements.FirstOrDefault(s => !s.RowsObstacle.IsEmpty || s.Verb != "INSERT") is { } other
            ? new(
                DeliveryTexts.OfStatement(other.Verb, other.Table, other.Verb == "INSERT" ? other.RowsObstacle : DeliveryTexts.ChangesRows)
            )
            : null;

    public override int? DeliveryBatch => OnlyRows || RowsObstacle.IsEmpty ? DocumentsOfRows : null;

    public Statement? Main { get; } = main;

    public IReadOnlyList<Extension> Extensions { get; } = extensions;

    /// <summary>The statements that write a record.</summary>
    public IEnumerable<Statement> Writes => new[] { Main }.OfType<Statement>().Concat(Extensions.Select(e => e.Statement));

    /// <summary>All statements: their tables determine the guarantee of a delivery.</summary>
    public IEnumerable<Statement> Statements => Deletion is null ? Writes : Writes.Append(Deletion);

    public override string PreviewName => "statements";

    public override Task<Target> OpenAsync(TargetContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Target>(new ExecuteTarget(open(context), this, context));

    /// <summary>Returns the answer for a document's generated key.</summary>
    public static string Answer(SqlKey key) => $$"""{"lastInsertId":{{key.Json}}}""";

    public override JsonArray Preview(JsonObject request, RecordChange change)
    {
        if (change == RecordChange.Delete && TakesDeletes)
        {
            return Deletion is null ? [] : [StatementPreview.Of(Deletion, request, null)];
        }

        var shown = new JsonArray();
        if (Main is null)
        {
            return shown;
        }

        shown.Add(StatementPreview.Of(Main, request, null));
        foreach (var extension in Extensions)
        {
            foreach (var row in extension.RowsOf(request))
            {
                shown.Add(StatementPreview.Of(extension.Statement, request, row));
            }
        }

        return shown;
    }

    private static LocalizedText Obstacle(Statement? main, IReadOnlyList<Extension> extensions)
    {
        Statement[] all = [.. extensions.Select(e => e.Statement).Prepend(main).OfType<Statement>()];
        if (Array.Find(all, s => s.Rows is null) is { } other)
        {
            return DeliveryTexts.OfStatement(other.Verb, other.Table, other.RowsObstacle);
        }

        if (all.GroupBy(s => s.Table, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return DeliveryTexts.TwoStatements(twice.Key);
        }

        return Array.Find(all, s => s.Binds.Any(b => !b.IsSingle && b.Pieces.Any(p => p.Scope == BindScope.LastInsertId))) is { } joined
            ? DeliveryTexts.KeyInsideText(joined.Table)
            : LocalizedText.Empty;
    }
}
