using System.Text.Json.Nodes;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>The compiled statements of an api that writes.</summary>
/// <param name="request">The parameters that they bind.</param>
/// <param name="main">The statement that runs first; null: the request has faults.</param>
/// <param name="extensions">The statements behind it.</param>
/// <param name="open">Speaks to the database.</param>
internal sealed class ExecutePlan(
    DraftNode request,
    Statement? main,
    IReadOnlyList<Extension> extensions,
    Func<TargetContext, SqlSession> open
) : TargetPlan(request)
{
    // Each delivery has its commits, of the store and of the target, which small documents would be waiting for most of the time; large
    // ones are counted in bytes.
    private const int DocumentsOfRows = 5000;
    private readonly string obstacle = Obstacle(main, extensions);

    /// <summary>The row that a statement returns is the answer.</summary>
    public bool ReturnsRow { get; init; }

    /// <summary>The columns by which a row that is there is known; empty: it is no upsert.</summary>
    public IReadOnlyList<string> UpsertKeys { get; init; } = [];

    /// <summary>The parameters that tell which row a document changes; empty: that is up to its author's statement.</summary>
    public IReadOnlyList<string> RowKeys { get; init; } = [];

    /// <summary>A document whose statement touches no row is refused.</summary>
    public bool NeedsRow { get; init; }

    /// <summary>
    /// Documents are rows of one statement as the api says, whatever the table is like, and their keys are not asked for.
    /// </summary>
    public bool OnlyRows { get; init; }

    /// <summary>Runs instead of the others for a record that is deleted at the source; null: there is none.</summary>
    public Statement? Deletion { get; init; }

    /// <summary>The rows of records that are deleted at the source stay as they are, because the author says so.</summary>
    public bool IgnoresDeletes { get; init; }

    public override bool TakesDeletes => IgnoresDeletes || Deletion is not null;

    /// <summary>At most so many rows a statement.</summary>
    public int MostRows { get; init; } = 1000;

    /// <summary>
    /// Why the documents' statements run one by one, for people; empty: many documents go into few statements, where the tables allow it.
    /// </summary>
    public string RowsObstacle => ReturnsRow ? "executeReturn returns the row of each document" : obstacle;

    public override IReadOnlyList<string> Explain => Main is null ? [] : Told(OnlyRows ? "" : RowsObstacle);

    /// <summary>How the statements are sent.</summary>
    /// <param name="obstacle">Why one by one; empty: many documents together.</param>
    public IReadOnlyList<string> Told(string obstacle) =>
        obstacle.Length > 0
            ? [$"逐条执行 statement by statement: {obstacle}"]
            :
            [
                .. Writes.Select(s =>
                    $"批量写入 many rows a statement: {s.Verb} {s.Table}, 每批至多 up to {DeliveryBatch} 个单据 documents"
                ),
            ];

    // Of rows that are only added the order means nothing; whatever looks at rows that are there must find those of the documents before.
    public override Limitation? Order =>
        Statements.FirstOrDefault(s => s.RowsObstacle.Length > 0 || s.Verb != "INSERT") is { } other
            ? new($"{other.Verb} {other.Table}: {(other.Verb == "INSERT" ? other.RowsObstacle : "it changes existing rows")}")
            : null;

    public override int? DeliveryBatch => OnlyRows || RowsObstacle.Length == 0 ? DocumentsOfRows : null;

    public Statement? Main { get; } = main;

    public IReadOnlyList<Extension> Extensions { get; } = extensions;

    /// <summary>Those that write a record.</summary>
    public IEnumerable<Statement> Writes => new[] { Main }.OfType<Statement>().Concat(Extensions.Select(e => e.Statement));

    /// <summary>All of them: their tables decide what a delivery can promise.</summary>
    public IEnumerable<Statement> Statements => Deletion is null ? Writes : Writes.Append(Deletion);

    public override string PreviewName => "statements";

    public override Task<Target> OpenAsync(TargetContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Target>(new ExecuteTarget(open(context), this, context));

    /// <summary>What a document's generated key is told as.</summary>
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

    private static string Obstacle(Statement? main, IReadOnlyList<Extension> extensions)
    {
        Statement[] all = [.. extensions.Select(e => e.Statement).Prepend(main).OfType<Statement>()];
        if (Array.Find(all, s => s.Rows is null) is { } other)
        {
            return $"{other.Verb} {other.Table}: {other.RowsObstacle}";
        }

        if (all.GroupBy(s => s.Table, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return $"two statements write {twice.Key}";
        }

        return Array.Find(all, s => s.Binds.Any(b => !b.IsSingle && b.Pieces.Any(p => p.Scope == BindScope.LastInsertId))) is { } joined
            ? $"{joined.Table}: a text is concatenated with the generated key"
            : "";
    }
}
