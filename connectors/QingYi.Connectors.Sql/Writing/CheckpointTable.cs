using System.Data.Common;
using System.Globalization;
using QingYi.Connectors.Sql.Dialects;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>The checkpoint table at the target: one row for each lane, written in the delivery's own transaction.</summary>
internal sealed class CheckpointTable(SqlSession session, string name)
{
    private static readonly string[] Columns = ["scheme", "lane", "store", "token", "delivery", "outcomes"];

    /// <summary>Takes the lane for its token. The row stays locked until the transaction ends.</summary>
    /// <exception cref="FencedException">The lane belongs to a newer process or to another store.</exception>
    public async Task<Checkpoint> TakeAsync(DbTransaction transaction, Lane lane, bool adopt, CancellationToken cancellationToken)
    {
        using (
            var insert = Command(
                transaction,
                lane,
                session.Syntax.InsertIgnore(name, Columns, ["@scheme", "@lane", "@store", "@token", "0", "'[]'"])
            )
        )
        {
            SqlSession.Add(insert, "@store", lane.Store);
            SqlSession.Add(insert, "@token", lane.Token);
            await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        var (store, token, checkpoint) = await ReadAsync(transaction, lane, cancellationToken).ConfigureAwait(false);
        if (!adopt && store != lane.Store)
        {
            throw new FencedException(DeliveryTexts.OtherStore(lane.Scheme, store), DeliveryTexts.UseOtherStore);
        }

        if (!adopt && token > lane.Token)
        {
            throw FencedException.TakenOver(lane);
        }

        using var update = Command(
            transaction,
            lane,
            $"UPDATE {name} SET store = @store, token = @token, delivery = @delivery, outcomes = @outcomes WHERE scheme = "
                + "@scheme AND lane = @lane"
        );
        SqlSession.Add(update, "@store", lane.Store);
        SqlSession.Add(update, "@token", lane.Token);
        SqlSession.Add(update, "@delivery", adopt ? 0 : checkpoint.Delivery);
        SqlSession.Add(update, "@outcomes", adopt ? "[]" : KeptOutcomes.Write(checkpoint.Outcomes));
        await update.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return adopt ? new Checkpoint(0, []) : checkpoint;
    }

    /// <summary>
    /// Locks the row and checks that the lane still belongs to this process: the first statement in every delivery's transaction.
    /// </summary>
    public async Task LockAsync(DbTransaction transaction, Lane lane, CancellationToken cancellationToken)
    {
        using var select = Command(
            transaction,
            lane,
            session.Syntax.Locked($"SELECT 1 FROM {name} WHERE scheme = @scheme AND lane = @lane AND store = @store AND token = @token")
        );
        SqlSession.Add(select, "@store", lane.Store);
        SqlSession.Add(select, "@token", lane.Token);
        if (await select.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is null)
        {
            throw FencedException.TakenOver(lane);
        }
    }

    /// <summary>Stores the outcomes of the delivery's documents in the same transaction.</summary>
    public async Task WriteAsync(
        DbTransaction transaction,
        Delivery delivery,
        IEnumerable<Outcome> outcomes,
        CancellationToken cancellationToken
    )
    {
        using var update = Command(
            transaction,
            delivery.Lane,
            $"UPDATE {name} SET delivery = @delivery, outcomes = @outcomes WHERE scheme = @scheme AND lane = @lane"
        );
        SqlSession.Add(update, "@delivery", delivery.Number);
        SqlSession.Add(update, "@outcomes", KeptOutcomes.Write(outcomes));
        await update.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static DbCommand Command(DbTransaction transaction, Lane lane, string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        SqlSession.Add(command, "@scheme", lane.Scheme);
        SqlSession.Add(command, "@lane", lane.Number);
        return command;
    }

    private async Task<(string Store, long Token, Checkpoint Checkpoint)> ReadAsync(
        DbTransaction transaction,
        Lane lane,
        CancellationToken cancellationToken
    )
    {
        using var select = Command(
            transaction,
            lane,
            session.Syntax.Locked($"SELECT store, token, delivery, outcomes FROM {name} WHERE scheme = @scheme AND lane = @lane")
        );
        await using var reader = await select.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            throw FencedException.TakenOver(lane);
        }

        var outcomes = KeptOutcomes.Read(reader.GetString(3));
        return (
            reader.GetString(0),
            Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture),
            new Checkpoint(Convert.ToInt64(reader.GetValue(2), CultureInfo.InvariantCulture), outcomes)
        );
    }
}
