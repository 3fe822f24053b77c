using Microsoft.Data.Sqlite;
using ZstdSharp;

namespace QingYi.Benchmarks.HandWritten;

/// <summary>Stores each page as one compressed block with a narrow row for each order, and marks the written orders.</summary>
internal sealed class HandStore : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand page;
    private readonly SqliteCommand order;
    private readonly SqliteCommand done;

    public HandStore(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var create = new SqliteCommand(
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            CREATE TABLE page (no INTEGER PRIMARY KEY, block BLOB);
            CREATE TABLE trade (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT NOT NULL, page INTEGER NOT NULL,
              status INTEGER NOT NULL, head INTEGER);
            """,
            connection
        );
        create.ExecuteNonQuery();
        page = Command("INSERT INTO page (block) VALUES ($0) RETURNING no", 1);
        order = Command("INSERT INTO trade (id, code, page, status) VALUES ($0, $1, $2, 0) RETURNING no", 3);
        done = Command("UPDATE trade SET status = 2, head = $1 WHERE no = $0", 2);
    }

    public void Stage(HandPage? next, HandPage? written)
    {
        using var transaction = connection.BeginTransaction();
        page.Transaction = order.Transaction = done.Transaction = transaction;
        if (next is not null)
        {
            using var compressor = new Compressor(1);
            page.Parameters[0].Value = compressor.Wrap(next.Bytes).ToArray();
            order.Parameters[2].Value = page.ExecuteScalar();
            foreach (var each in next.Orders)
            {
                order.Parameters[0].Value = each.TradeId;
                order.Parameters[1].Value = each.TradeNo;
                var row = (long)order.ExecuteScalar()!;
                next.FirstRow = next.FirstRow == 0 ? row : next.FirstRow;
            }
        }

        for (var i = 0; i < written?.Orders.Count; i++)
        {
            done.Parameters[0].Value = written.FirstRow + i;
            done.Parameters[1].Value = written.Orders[i].Key;
            done.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose() => connection.Dispose();

    private SqliteCommand Command(string sql, int parameters)
    {
        var command = new SqliteCommand(sql, connection);
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        }

        return command;
    }
}
