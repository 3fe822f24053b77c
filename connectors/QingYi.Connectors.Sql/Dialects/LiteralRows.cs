using System.Buffers;
using System.Data.Common;
using System.Text.Json;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Dialects;

/// <summary>
/// Rows as literals behind VALUES. The rows are collected before their keys are known, so the places of the keys stay open.
/// </summary>
/// <param name="statement">The statement of the rows.</param>
/// <param name="session">Sends the rows.</param>
/// <param name="binder">Converts the values of requests to values of columns.</param>
/// <param name="columns">The columns of the table.</param>
/// <param name="key">The column whose values become the documents' keys; null: the documents have their keys already, or need none.</param>
/// <param name="mostRows">The maximum number of rows in a statement.</param>
internal sealed class LiteralRows(
    Statement statement,
    SqlSession session,
    ValueBinder binder,
    IReadOnlyDictionary<string, TableColumn> columns,
    TableColumn? key,
    int mostRows
) : RowSink
{
    private readonly ArrayBufferWriter<char> text = new(64 * 1024);
    private readonly List<(int Document, int End, int Keys)> rows = [];
    private readonly List<int> keys = [];
    private readonly TableColumn?[] targets =
    [
        .. statement.Binds.Select(b => b.Column is null ? null : columns.GetValueOrDefault(b.Column)),
    ];
    private readonly IReadOnlyList<string> between = statement.Rows!.Between;

    // The keys as they stand in the statement, and where each row's is.
    private readonly ArrayBufferWriter<char> literals = new();
    private readonly List<Range> literalOf = [];
    private int? suspect;

    public override int? Suspect => suspect;

    public override void Add(int document, JsonElement request, JsonElement own)
    {
        text.Write(between[0]);
        for (var i = 0; i < statement.Binds.Count; i++)
        {
            var bind = statement.Binds[i];
            if (bind is { IsSingle: true } && bind.Pieces[0].Scope == BindScope.LastInsertId)
            {
                keys.Add(text.WrittenCount);
            }
            else
            {
                session.Append(text, binder.Bind(bind, targets[i], request, own, default));
            }

            text.Write(between[i + 1]);
        }

        session.RequireFit(text.WrittenCount - (rows.Count == 0 ? 0 : rows[^1].End), statement.Table);
        rows.Add((document, text.WrittenCount, keys.Count));
    }

    public override void Forget(int document)
    {
        while (rows.Count > 0 && rows[^1].Document == document)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        var (_, end, last) = rows.Count > 0 ? rows[^1] : default;
        keys.RemoveRange(last, keys.Count - last);
        var kept = text.WrittenSpan[..end].ToArray();
        text.ResetWrittenCount();
        text.Write(kept);
    }

    public override void Clear()
    {
        text.ResetWrittenCount();
        rows.Clear();
        keys.Clear();
    }

    public override async Task SendAsync(DbTransaction transaction, SqlKey[] keysOf, CancellationToken cancellationToken)
    {
        Note(keysOf);
        for (var from = 0; from < rows.Count; )
        {
            var count = Fitting(from, mostRows, session.MostCharacters);
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Sql(from, count);
            try
            {
                var made = await session.InsertAsync(command, statement, key, count, cancellationToken).ConfigureAwait(false);
                for (var row = 0; row < made.Length; row++)
                {
                    keysOf[rows[from + row].Document] = made[row];
                }
            }
            catch (Exception e)
            {
                suspect = session.Faults.RowOf(e) is { } row && row < count ? rows[from + row].Document : null;
                throw;
            }

            from += count;
        }
    }

    // Writes the literals of the keys, one for the consecutive rows of a document.
    private void Note(SqlKey[] keysOf)
    {
        literals.ResetWrittenCount();
        literalOf.Clear();
        for (var row = 0; keys.Count > 0 && row < rows.Count; row++)
        {
            var start = literals.WrittenCount;
            if (row == 0 || rows[row].Document != rows[row - 1].Document)
            {
                session.Append(literals, keysOf[rows[row].Document]);
                literalOf.Add(start..literals.WrittenCount);
            }
            else
            {
                literalOf.Add(literalOf[^1]);
            }
        }
    }

    private ReadOnlySpan<char> Literal(int row) => literals.WrittenSpan[literalOf[row]];

    // How many rows from one on fit into a statement; at least one.
    private int Fitting(int from, int most, int characters)
    {
        var (start, count) = (Start(from), 1);
        while (from + count < rows.Count && count < most && rows[from + count].End - start <= characters)
        {
            count++;
        }

        return count;
    }

    private string Sql(int from, int count)
    {
        var head = statement.Rows!.Head;
        var length = head.Length + rows[from + count - 1].End - Start(from) + count - 1;
        for (var row = from; row < from + count; row++)
        {
            length += KeysOf(row) == 0 ? 0 : KeysOf(row) * Literal(row).Length;
        }

        return string.Create(length, (Rows: this, From: from, Count: count), static (sql, s) => s.Rows.Fill(sql, s.From, s.Count));
    }

    private int KeysOf(int row) => rows[row].Keys - (row == 0 ? 0 : rows[row - 1].Keys);

    private void Fill(Span<char> sql, int from, int count)
    {
        statement.Rows!.Head.CopyTo(sql);
        sql = sql[statement.Rows.Head.Length..];
        for (var row = from; row < from + count; row++)
        {
            if (row > from)
            {
                sql[0] = ',';
                sql = sql[1..];
            }

            var at = Start(row);
            for (var place = rows[row].Keys - KeysOf(row); place < rows[row].Keys; place++)
            {
                text.WrittenSpan[at..keys[place]].CopyTo(sql);
                sql = sql[(keys[place] - at)..];
                var literal = Literal(row);
                literal.CopyTo(sql);
                sql = sql[literal.Length..];
                at = keys[place];
            }

            text.WrittenSpan[at..rows[row].End].CopyTo(sql);
            sql = sql[(rows[row].End - at)..];
        }
    }

    private int Start(int row) => row == 0 ? 0 : rows[row - 1].End;
}
