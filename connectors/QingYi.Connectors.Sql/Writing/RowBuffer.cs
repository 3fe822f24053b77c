using System.Buffers;
using System.Globalization;
using System.Text.Json;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>The rows of one statement as text, collected before a key is known: the place of each key is left open.</summary>
internal sealed class RowBuffer(
    Statement statement,
    SqlDialect dialect,
    ValueBinder binder,
    IReadOnlyDictionary<string, TableColumn> columns
)
{
    private readonly ArrayBufferWriter<char> text = new(64 * 1024);
    private readonly List<(int Document, int End, int Keys)> rows = [];
    private readonly List<int> keys = [];
    private readonly TableColumn?[] targets =
    [
        .. statement.Binds.Select(b => b.Column is null ? null : columns.GetValueOrDefault(b.Column)),
    ];
    private readonly IReadOnlyList<string> between = statement.Rows!.Between;

    public Statement Statement => statement;

    public int Count => rows.Count;

    /// <summary>Adds a row of a document.</summary>
    /// <exception cref="RejectedException">A value does not fit its column; the row is not added.</exception>
    public void Add(int document, JsonElement request, JsonElement own)
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
                dialect.Append(text, binder.Bind(bind, targets[i], request, own, 0));
            }

            text.Write(between[i + 1]);
        }

        dialect.RequireFit(text.WrittenCount - (rows.Count == 0 ? 0 : rows[^1].End), statement.Table);
        rows.Add((document, text.WrittenCount, keys.Count));
    }

    /// <summary>Takes back what a document added, half a row too.</summary>
    public void Forget(int document)
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

    public void Clear()
    {
        text.ResetWrittenCount();
        rows.Clear();
        keys.Clear();
    }

    /// <summary>The document that a row belongs to.</summary>
    public int DocumentOf(int row) => rows[row].Document;

    /// <summary>How many rows from one on fit into a statement; at least one.</summary>
    public int Fitting(int from, int most, int characters)
    {
        var (start, count) = (Start(from), 1);
        while (from + count < rows.Count && count < most && rows[from + count].End - start <= characters)
        {
            count++;
        }

        return count;
    }

    /// <summary>The statement for some of the rows.</summary>
    /// <param name="from">The first.</param>
    /// <param name="count">How many.</param>
    /// <param name="keyOf">The key of a document.</param>
    public string Sql(int from, int count, Func<int, ulong> keyOf)
    {
        var head = statement.Rows!.Head;
        var length = head.Length + rows[from + count - 1].End - Start(from) + count - 1;
        for (var row = from; row < from + count; row++)
        {
            length += KeysOf(row) * Digits(keyOf(rows[row].Document));
        }

        return string.Create(length, (Buffer: this, From: from, Count: count, KeyOf: keyOf), static (sql, s) =>
            s.Buffer.Fill(sql, s.From, s.Count, s.KeyOf)
        );
    }

    private static int Digits(ulong number) => number < 10 ? 1 : 1 + Digits(number / 10);

    private int KeysOf(int row) => rows[row].Keys - (row == 0 ? 0 : rows[row - 1].Keys);

    private void Fill(Span<char> sql, int from, int count, Func<int, ulong> keyOf)
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
            for (var key = rows[row].Keys - KeysOf(row); key < rows[row].Keys; key++)
            {
                text.WrittenSpan[at..keys[key]].CopyTo(sql);
                sql = sql[(keys[key] - at)..];
                keyOf(rows[row].Document).TryFormat(sql, out var digits, default, CultureInfo.InvariantCulture);
                sql = sql[digits..];
                at = keys[key];
            }

            text.WrittenSpan[at..rows[row].End].CopyTo(sql);
            sql = sql[(rows[row].End - at)..];
        }
    }

    private int Start(int row) => row == 0 ? 0 : rows[row - 1].End;
}
