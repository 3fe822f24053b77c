using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Reading;

/// <summary>
/// Reads the rows of a statement. A streamed result stays open between pages; if it is lost, its rows are read again from the first:
/// without an order nothing tells which of them were read before.
/// </summary>
internal sealed class SelectSource(SqlSession session, SelectPlan plan, SourceContext context) : Source
{
    private readonly ValueBinder binder = new(context.TimeZone, context.Clock);
    private DbConnection? connection;
    private DbCommand? command;
    private DbDataReader? open;
    private RowWriter? writer;
    private long read;

    // The number of rows that fit into the bytes of a page, by the pages before: a page that is cut off costs its connection.
    private int rowsThatFit = int.MaxValue;

    public override async Task<Page> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return plan.Paging switch
            {
                SelectPaging.Keyset => await KeysetAsync(request, cancellationToken).ConfigureAwait(false),
                SelectPaging.Offset => await OffsetAsync(request, cancellationToken).ConfigureAwait(false),
                _ => await StreamAsync(request, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (Exception e) when (SqlSession.IsFault(e, connection))
        {
            await CloseAsync().ConfigureAwait(false);
            throw session.Faults.Translate(e);
        }
        catch (RejectedException e)
        {
            throw new ConnectorException(ReadingTexts.ParameterDoesNotFit(e.Text), ReadingTexts.CorrectRequest, e);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    // The author's own limit and offset come from the pagination constants; an empty page is the last.
    private async Task<Page> OffsetAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var records = await PageAsync(request, cancellationToken).ConfigureAwait(false);
        var page = request.Cursor?.Page ?? 0;
        return new Page(records, records.Count == 0 ? null : new Cursor("", page + 1));
    }

    private async Task<Page> KeysetAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var rows = Math.Min(request.PageSize, rowsThatFit);
        var (records, isCut) = await KeysetRowsAsync(request, rows, cancellationToken).ConfigureAwait(false);
        if (!isCut && records.Count <= rows)
        {
            return new Page(records, null);
        }

        var (last, next) = (Key(records[^2]), Key(records[^1]));
        if (last == next)
        {
            throw new ConnectorException(ReadingTexts.SameKey(last, plan.Key), ReadingTexts.NameUniqueKey);
        }

        return new Page(records[..^1], new Cursor(last, (request.Cursor?.Page ?? 0) + 1));
    }

    private string Key(Record record)
    {
        using var row = JsonDocument.Parse(record.Content);
        return row.RootElement.TryGetProperty(plan.Key, out var key) && key.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? key.GetRawText()
            : throw new ConnectorException(ReadingTexts.NoKeyValue(plan.Key), ReadingTexts.SelectKey);
    }

    private async Task<Page> StreamAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var from = request.Cursor is { } cursor ? long.Parse(cursor.Text, CultureInfo.InvariantCulture) : 0;
        if (open is null || read != from)
        {
            await CloseAsync().ConfigureAwait(false);
            open = await ExecuteAsync(request, request.PageSize, null, cancellationToken).ConfigureAwait(false);
            writer = new RowWriter(session, open);
            read = 0;
        }

        var more = true;
        while (
            writer!.Count < request.PageSize
            && writer.Bytes < request.MaxBytes
            && (more = await open.ReadAsync(cancellationToken).ConfigureAwait(false))
        )
        {
            writer.Write(open);
            read++;
        }

        var records = writer.Page();
        if (more)
        {
            return new Page(records, new Cursor(read.ToString(CultureInfo.InvariantCulture), (request.Cursor?.Page ?? 0) + 1));
        }

        await CloseAsync().ConfigureAwait(false);
        return new Page(records, null);
    }

    // The last row belongs to the next page: it shows that there is one, and that the keys of the two rows differ.
    private async Task<(List<Record> Records, bool IsCut)> KeysetRowsAsync(
        ReadRequest request,
        int rows,
        CancellationToken cancellationToken
    )
    {
        open = await ExecuteAsync(request, rows, request.Cursor?.Text, cancellationToken).ConfigureAwait(false);
        writer = new RowWriter(session, open);
        while (await open.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            writer.Write(open);
            if (writer.Bytes > request.MaxBytes && writer.Count > 1 && writer.Count <= rows)
            {
                var cut = writer.Page();
                rowsThatFit = cut.Count - 1;
                await CloseAsync().ConfigureAwait(false);
                return (cut, true);
            }
        }

        rowsThatFit = writer.Bytes < request.MaxBytes / 2 ? rows * 2 : rows;
        var records = writer.Page();
        await open.DisposeAsync().ConfigureAwait(false);
        writer.Dispose();
        (open, writer) = (null, null);
        return (records, false);
    }

    private async Task<List<Record>> PageAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        await using var reader = await ExecuteAsync(request, request.PageSize, null, cancellationToken).ConfigureAwait(false);
        using var rows = new RowWriter(session, reader);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Write(reader);
        }

        return rows.Page();
    }

    private async Task<DbDataReader> ExecuteAsync(ReadRequest request, int rows, string? after, CancellationToken cancellationToken)
    {
        connection ??= await session.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (command is not null)
        {
            await command.DisposeAsync().ConfigureAwait(false);
        }

        command = connection.CreateCommand();
        command.CommandText = plan.Sql(session.Syntax, rows, after is not null);
        using var body = JsonDocument.Parse(request.Body.ToJsonString());
        for (var i = 0; i < plan.Statement!.Binds.Count; i++)
        {
            SqlSession.Add(
                command,
                session.Syntax.Marker(i),
                binder.Bind(plan.Statement.Binds[i], null, body.RootElement, default, default)
            );
        }

        if (after is not null)
        {
            SqlSession.Add(
                command,
                SqlSyntax.Cursor,
                JsonNode.Parse(after)!.AsValue() is var last && last.TryGetValue<long>(out var number) ? number : last.ToString()
            );
        }

        var began = context.Clock.GetTimestamp();
        try
        {
            return await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            context.Observe?.Invoke(Observed(command) with { Elapsed = context.Clock.GetElapsedTime(began) });
        }
    }

    private Exchange Observed(DbCommand sent) =>
        new($"SELECT {context.Connection.Name}", sent.CommandText)
        {
            Details = sent
                .Parameters.Cast<DbParameter>()
                .ToDictionary(
                    p => p.ParameterName,
                    p => p.Value is null or DBNull ? "NULL" : Convert.ToString(p.Value, CultureInfo.InvariantCulture)!
                ),
        };

    private async Task CloseAsync()
    {
        // The rest of an open result is not read: closing the connection discards it.
        var hadMore = open is not null;
        if (open is not null)
        {
            command?.Cancel();
            await open.DisposeAsync().ConfigureAwait(false);
            writer?.Dispose();
            (open, writer) = (null, null);
        }

        if (command is not null)
        {
            await command.DisposeAsync().ConfigureAwait(false);
            command = null;
        }

        if (connection is not null && (hadMore || connection.State != System.Data.ConnectionState.Open))
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            connection = null;
        }
    }
}
