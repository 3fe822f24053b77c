using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Reading;

/// <summary>The compiled statement of api <c>select</c>.</summary>
/// <param name="request">The parameters that it binds.</param>
/// <param name="statement">The statement; null: the request has errors.</param>
/// <param name="paging">How its rows become pages.</param>
/// <param name="open">Opens a session.</param>
internal sealed class SelectPlan(DraftNode request, Statement? statement, SelectPaging paging, Func<SourceContext, SqlSession> open)
    : SourcePlan(request)
{
    public Statement? Statement { get; } = statement;

    public SelectPaging Paging { get; } = paging;

    /// <summary>The key column of a keyset; empty: none.</summary>
    public string Key { get; init; } = "";

    /// <summary>The columns to read; empty: all of them.</summary>
    public IReadOnlyList<string> Columns { get; private init; } = [];

    public override int MaxPageSize => 5000;

    public override Limitation? Resume =>
        Paging switch
        {
            SelectPaging.Stream => new(ReadingTexts.NoPositionWithoutKey, ReadingTexts.NameKey),
            SelectPaging.Offset => new(ReadingTexts.OffsetShifts, ReadingTexts.KeyInsteadOfOffset),
            _ => null,
        };

    // Only the statement of a page is put into another one: what an author writes need not have different names for all its columns.
    public override SourcePlan Only(IReadOnlyList<string> fields) =>
        Paging == SelectPaging.Keyset
            ? new SelectPlan(Request, Statement, Paging, open) { Key = Key, Columns = [.. fields.Append(Key).Distinct()] }
            : this;

    public override Task<Source> OpenAsync(SourceContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Source>(new SelectSource(open(context), this, context));

    /// <summary>Returns the statement that reads a page.</summary>
    /// <param name="syntax">The SQL of the database.</param>
    /// <param name="pageSize">The number of rows in a page; with a key the statement reads one more, to see whether the key is unique and
    /// whether more rows follow.</param>
    /// <param name="goesOn">True when the page starts after the key in <see cref="SqlSyntax.Cursor"/>.</param>
    public string Sql(SqlSyntax syntax, int pageSize, bool goesOn) =>
        Paging == SelectPaging.Keyset ? syntax.Page(Statement!.Sql, Columns, Key, goesOn, pageSize + 1) : Statement!.Sql;
}
