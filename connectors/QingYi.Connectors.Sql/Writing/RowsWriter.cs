using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using QingYi.Connectors.Sql.Dialects;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>
/// Writes many documents with few statements: all their head rows, then all rows of each extension with the keys of their heads. What is
/// written is what the statements would have written one by one.
/// </summary>
internal sealed partial class RowsWriter(SqlDialect dialect, ExecutePlan plan, Func<Statements.Statement, RowBuffer> open, TableColumn? key)
{
    // While the database works on these, the next are put into text.
    private const int DocumentsAtOnce = 250;

    private readonly RowBuffer[][] sets = [Buffers(plan, open), Buffers(plan, open)];
    private ulong[] keys = [];

    /// <param name="transaction">The delivery's transaction.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="divisible">A document whose values do not fit is refused alone, and the others are written.</param>
    /// <param name="refusal">Why a document is refused by an exception; null: it is none of the data.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task<WriteResult> WriteAsync(DbTransaction transaction, IReadOnlyList<Document> documents, bool divisible, Func<Exception, Rejection?> refusal, CancellationToken cancellationToken)
    {
        keys = new ulong[documents.Count];
        var refused = new Dictionary<int, Rejection>();
        var running = Task.FromResult<WriteResult?>(null);
        try
        {
            for (var from = 0; from < documents.Count; from += DocumentsAtOnce)
            {
                var set = sets[from / DocumentsAtOnce % sets.Length];
                var bad = Collect(set, documents, from, Math.Min(from + DocumentsAtOnce, documents.Count), divisible, refused);
                if (await running.ConfigureAwait(false) is { } failed || (failed = bad) is not null)
                {
                    return failed;
                }

                running = RunAsync(transaction, set, documents, refusal, cancellationToken);
            }

            return await running.ConfigureAwait(false)
                ?? WriteResult.Written([.. documents.Select((d, i) => refused.TryGetValue(i, out var rejection) ? new Outcome(d.Key, null, rejection) : new Outcome(d.Key, keys[i] == 0 ? null : ExecutePlan.Answer(keys[i]), null))]);
        }
        finally
        {
            // A connection is left when nothing runs on it any more.
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static RowBuffer[] Buffers(ExecutePlan plan, Func<Statements.Statement, RowBuffer> open) => [open(plan.Main!), .. plan.Extensions.Select(e => open(e.Statement))];

    [GeneratedRegex(@" at row ([0-9]+)$")]
    private static partial Regex RowNumber();

    private static int? RowOf(Exception exception) => RowNumber().Match(exception.Message) is { Success: true } row ? int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) - 1 : null;

    // A refusal that all of the documents share is returned.
    private WriteResult? Collect(RowBuffer[] set, IReadOnlyList<Document> documents, int from, int to, bool divisible, Dictionary<int, Rejection> refused)
    {
        Array.ForEach(set, b => b.Clear());
        for (var i = from; i < to; i++)
        {
            try
            {
                Collect(set, i, documents[i]);
            }
            catch (RejectedException e) when (divisible)
            {
                Array.ForEach(set, b => b.Forget(i));
                refused.Add(i, e.Rejection);
            }
            catch (RejectedException e)
            {
                return WriteResult.RolledBack(e.Rejection, documents[i].Key);
            }
        }

        return null;
    }

    private void Collect(RowBuffer[] set, int number, Document document)
    {
        using var request = JsonDocument.Parse(document.Request);
        var root = request.RootElement;
        var own = root.TryGetProperty("main_params", out var parameters) ? parameters : default;
        set[0].Add(number, root, own);
        for (var i = 1; i < set.Length; i++)
        {
            if (plan.Extensions[i - 1].Block is not { } block)
            {
                set[i].Add(number, root, own);
            }
            else if (root.TryGetProperty(block, out var rows))
            {
                foreach (var row in rows.EnumerateArray())
                {
                    set[i].Add(number, root, row);
                }
            }
        }
    }

    private async Task<WriteResult?> RunAsync(DbTransaction transaction, RowBuffer[] set, IReadOnlyList<Document> documents, Func<Exception, Rejection?> refusal, CancellationToken cancellationToken)
    {
        foreach (var buffer in set)
        {
            if (await RunAsync(transaction, buffer, isMain: ReferenceEquals(buffer, set[0]), documents, refusal, cancellationToken).ConfigureAwait(false) is { } failed)
            {
                return failed;
            }
        }

        return null;
    }

    private async Task<WriteResult?> RunAsync(DbTransaction transaction, RowBuffer buffer, bool isMain, IReadOnlyList<Document> documents, Func<Exception, Rejection?> refusal, CancellationToken cancellationToken)
    {
        for (var from = 0; from < buffer.Count;)
        {
            var count = buffer.Fitting(from, plan.MostRows, dialect.MostCharacters);
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = buffer.Sql(from, count, i => keys[i]);
            try
            {
                var made = await dialect.InsertAsync(command, buffer.Statement, isMain ? key : null, count, cancellationToken).ConfigureAwait(false);
                for (var row = 0; row < made.Length; row++)
                {
                    keys[buffer.DocumentOf(from + row)] = made[row];
                }
            }
            catch (Exception e) when (refusal(e) is { } rejection)
            {
                // Without a row number it shows when the document is written by itself.
                return WriteResult.RolledBack(rejection, RowOf(e) is { } row && row < count ? documents[buffer.DocumentOf(from + row)].Key : null);
            }

            from += count;
        }

        return null;
    }
}
