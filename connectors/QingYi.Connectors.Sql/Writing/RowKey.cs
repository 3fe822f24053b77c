using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>The columns by which the rows of a statement can be found, with the parameters that give their values.</summary>
/// <param name="Columns">The columns, which an index serves.</param>
/// <param name="Binds">Their values, in the same order; the generated key where it is null.</param>
internal sealed record RowKey(IReadOnlyList<string> Columns, IReadOnlyList<Bind?> Binds)
{
    /// <summary>Returns the key whose value is the one that the main statement generated.</summary>
    public static RowKey Generated(string column) => new([column], [null]);

    /// <summary>
    /// Returns the first unique index whose columns the statement all binds; null: there is none.
    /// </summary>
    /// <param name="statement">The statement.</param>
    /// <param name="indexes">The indexes of its table.</param>
    /// <param name="isUsable">Whether a parameter identifies the row.</param>
    public static RowKey? Of(Statement statement, IReadOnlyList<TableIndex> indexes, Func<Bind, bool> isUsable)
    {
        foreach (var index in indexes.Where(i => i.IsUnique))
        {
            Bind?[] binds = [.. index.Columns.Select(c => BindOf(statement, c))];
            if (Array.TrueForAll(binds, b => b is not null && isUsable(b)))
            {
                return new RowKey([.. index.Columns.Select(c => c!)], binds);
            }
        }

        return null;
    }

    // A column that a statement binds twice, to different values, does not tell which of them the row has.
    private static Bind? BindOf(Statement statement, string? column)
    {
        Bind[] binds = [.. statement.Binds.Where(b => column is not null && column.Equals(b.Column, StringComparison.OrdinalIgnoreCase))];
        return binds.Length > 0 && Array.TrueForAll(binds, b => b.Pieces.SequenceEqual(binds[0].Pieces)) ? binds[0] : null;
    }
}
