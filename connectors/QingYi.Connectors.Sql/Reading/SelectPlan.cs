using System.Text.Json.Nodes;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Reading;

/// <summary>The compiled statement of api <c>select</c>.</summary>
internal sealed class SelectPlan(Statement? statement, SelectPaging paging, string key, bool ansiQuotes) : RequestPlan
{
    public Statement? Statement { get; } = statement;

    public SelectPaging Paging { get; } = paging;

    /// <summary>The column that a keyset pages by.</summary>
    public string Key { get; } = key;

    public override int MaxPageSize => 5000;

    public override string ResumeObstacle =>
        Paging switch
        {
            SelectPaging.Stream =>
                "rows without a key have no place to go on at; name a unique column in 'key' to go on behind the last row read",
            SelectPaging.Offset => "rows that were added or removed meanwhile shift the pages of an offset; name a unique column in 'key' "
                + "instead of limit and offset",
            _ => "",
        };

    public override string PreviewName => "statements";

    public override JsonArray Preview(JsonObject request) => Statement is null ? [] : [StatementPreview.Of(Statement, request, null)];

    /// <summary>The statement that reads a page.</summary>
    /// <param name="pageSize">Rows of a page; by key one more is read, to see whether the key is unique and more follow.</param>
    /// <param name="goesOn">It begins behind the key in <see cref="Cursor"/>.</param>
    public string Sql(int pageSize, bool goesOn)
    {
        if (Paging != SelectPaging.Keyset)
        {
            return Statement!.Sql;
        }

        var quote = ansiQuotes ? '"' : '`';
        var column = $"qy.{quote}{Key}{quote}";
        return $"SELECT qy.* FROM ({Statement!.Sql}) AS qy {(goesOn ? $"WHERE {column} > {Cursor} " : "")}ORDER BY {column} LIMIT "
            + $"{pageSize + 1}";
    }

    /// <summary>The parameter that takes the last key read.</summary>
    public const string Cursor = "@qycursor";
}
