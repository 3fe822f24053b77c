using System.Globalization;
using System.Text;
using MySqlConnector;

namespace QingYi.Benchmarks.HandWritten;

/// <summary>Writes orders: one transaction per order with prepared statements, or one page with two statements of many rows.</summary>
internal sealed class HandTarget : IAsyncDisposable
{
    private const string Head =
        "INSERT INTO sale_return (dispatch_id, return_status, return_reason, receive_cust_id, receive_phone, receive_address,"
        + " delivery_date, date) VALUES ";
    private const string Detail =
        "INSERT INTO sale_return_detail (id, goods_id, must_qty, real_qty, unit_id, stock_id, stock_status, create_time) VALUES ";
    private readonly MySqlConnection connection;
    private readonly MySqlCommand head;
    private readonly MySqlCommand detail;

    private HandTarget(MySqlConnection connection)
    {
        this.connection = connection;
        head = Prepared(Head, 7, "(@0, 1, @1, @2, @3, @4, @5, @6)");
        detail = Prepared(Detail, 8, "(@0, @1, @2, @3, @4, @5, @6, @7)");
    }

    public static async Task<HandTarget> OpenAsync(string connectionString)
    {
        var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync();
        return new HandTarget(connection);
    }

    public async Task WriteEachAsync(List<HandOrder> orders)
    {
        foreach (var order in orders.Where(o => o.IsGood))
        {
            var time = Time(order.Consigned);
            await using var transaction = await connection.BeginTransactionAsync();
            await RunAsync(head, transaction, order.OrderNo, order.Memo, order.Customer, null, order.Address, time?.Date, time);
            var key = head.LastInsertedId;
            foreach (var (goods, count, unit) in order.Lines)
            {
                await RunAsync(detail, transaction, key, goods, count, count, unit, order.Warehouse, order.Status, time);
            }

            await transaction.CommitAsync();
        }
    }

    public async Task WritePageAsync(List<HandOrder> orders)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        List<HandOrder> good = [.. orders.Where(o => o.IsGood)];
        var sql = new StringBuilder(Head);
        foreach (var order in good)
        {
            sql.Append(sql.Length == Head.Length ? "(" : ",(");
            Text(sql, order.OrderNo).Append(",1,");
            Text(sql, order.Memo).Append(',');
            Text(sql, order.Customer).Append(",NULL,");
            Text(sql, order.Address).Append(',');
            Text(sql, string.IsNullOrEmpty(order.Consigned) ? null : order.Consigned[..10]).Append(',');
            Text(sql, string.IsNullOrEmpty(order.Consigned) ? null : order.Consigned).Append(')');
        }

        var key = await RunAsync(sql, transaction);
        sql = new StringBuilder(Detail);
        foreach (var order in good)
        {
            foreach (var (goods, count, unit) in order.Lines)
            {
                sql.Append(sql.Length == Detail.Length ? "(" : ",(").Append(key).Append(',');
                Text(sql, goods).Append(',').Append(count).Append(',').Append(count).Append(',');
                Text(sql, unit).Append(',');
                Text(sql, order.Warehouse).Append(',');
                Text(sql, order.Status).Append(',');
                Text(sql, string.IsNullOrEmpty(order.Consigned) ? null : order.Consigned).Append(')');
            }

            order.Key = key++;
        }

        await RunAsync(sql, transaction);
        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static DateTime? Time(string? text) =>
        string.IsNullOrEmpty(text) ? null : DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static StringBuilder Text(StringBuilder sql, string? text) =>
        text is null ? sql.Append("NULL") : sql.Append('\'').Append(MySqlHelper.EscapeString(text)).Append('\'');

    private async Task<long> RunAsync(StringBuilder sql, MySqlTransaction transaction)
    {
        await using var command = new MySqlCommand(sql.ToString(), connection, transaction);
        await command.ExecuteNonQueryAsync();
        return command.LastInsertedId;
    }

    private static async Task RunAsync(MySqlCommand command, MySqlTransaction transaction, params object?[] values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        await command.ExecuteNonQueryAsync();
    }

    private MySqlCommand Prepared(string into, int count, string values)
    {
        var command = new MySqlCommand(into + values, connection);
        for (var i = 0; i < count; i++)
        {
            command.Parameters.Add(new MySqlParameter($"@{i}", null));
        }

        command.Prepare();
        return command;
    }
}
