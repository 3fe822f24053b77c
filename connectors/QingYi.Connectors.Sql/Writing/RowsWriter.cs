using System.Data.Common;
using System.Text.Json;
using QingYi.Connectors.Sql.Binding;
using QingYi.Connectors.Sql.Dialects;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>
/// Writes many documents with few statements: all their head rows, then all rows of each extension with the keys of their heads. The result
/// is the same as if the statements had run one by one.
/// </summary>
internal sealed class RowsWriter(ExecutePlan plan, Func<Statements.Statement, RowSink> open)
{
    // While the database executes one set of documents, the next set is rendered to text.
    private const int DocumentsAtOnce = 250;

    private readonly RowSink[][] sets = [Sinks(plan, open), Sinks(plan, open)];
    private SqlKey[] keys = [];

    /// <param name="transaction">The delivery's transaction.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="divisible">True when a document with invalid values is rejected alone and the others are written.</param>
    /// <param name="refusal">Returns the rejection for an exception; null: the exception is not an error of the data.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task<WriteResult> WriteAsync(
        DbTransaction transaction,
        IReadOnlyList<Document> documents,
        bool divisible,
        Func<Exception, Rejection?> refusal,
        CancellationToken cancellationToken
    )
    {
        keys = new SqlKey[documents.Count];
        var outcomes = new List<Outcome>(documents.Count);
        var running = Task.FromResult<WriteResult?>(null);
        var to = documents.Count;
        try
        {
            for (var from = 0; from < to; from += DocumentsAtOnce)
            {
                var set = sets[from / DocumentsAtOnce % sets.Length];
                Array.ForEach(set, b => b.Clear());
                for (var i = from; i < Math.Min(from + DocumentsAtOnce, to); i++)
                {
                    if (Collect(set, i, documents[i]) is not var (rejection, isFirst))
                    {
                        outcomes.Add(new Outcome(documents[i].Key, null, null));
                    }
                    else if (divisible && isFirst)
                    {
                        outcomes.Add(new Outcome(documents[i].Key, null, rejection));
                    }
                    else if (divisible && outcomes.Count > 0)
                    {
                        // An error that the database reports for the first statement precedes an error in the values of a later one: this
                        // document is tried again when those before it are written.
                        to = i;
                    }
                    else
                    {
                        return WriteResult.RolledBack(rejection, documents[i].Key);
                    }
                }

                if (await running.ConfigureAwait(false) is { } failed)
                {
                    return failed;
                }

                running = RunAsync(transaction, set, documents, refusal, cancellationToken);
            }

            return await running.ConfigureAwait(false) ?? WriteResult.Written(Answered(outcomes));
        }
        finally
        {
            // The caller can only use the connection when no command runs on it any more.
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private List<Outcome> Answered(List<Outcome> outcomes) =>
        [.. outcomes.Select((o, i) => keys[i].IsNone ? o : o with { Answer = ExecutePlan.Answer(keys[i]) })];

    private static RowSink[] Sinks(ExecutePlan plan, Func<Statements.Statement, RowSink> open) =>
        [open(plan.Main!), .. plan.Extensions.Select(e => open(e.Statement))];

    // Returns the rejection, and whether the first statement caused it; null: the document is valid.
    private (Rejection Rejection, bool IsFirst)? Collect(RowSink[] set, int number, Document document)
    {
        using var request = JsonDocument.Parse(document.Request);
        var root = request.RootElement;
        var own = root.TryGetProperty("main_params", out var parameters) ? parameters : default;
        var at = 0;
        try
        {
            set[0].Add(number, root, own);
            for (at = 1; at < set.Length; at++)
            {
                if (plan.Extensions[at - 1].Block is not { } block)
                {
                    set[at].Add(number, root, own);
                }
                else if (root.TryGetProperty(block, out var rows))
                {
                    foreach (var row in rows.EnumerateArray())
                    {
                        set[at].Add(number, root, row);
                    }
                }
            }

            return null;
        }
        catch (RejectedException e)
        {
            Array.ForEach(set, b => b.Forget(number));
            return (e.Rejection, at == 0);
        }
    }

    private async Task<WriteResult?> RunAsync(
        DbTransaction transaction,
        RowSink[] set,
        IReadOnlyList<Document> documents,
        Func<Exception, Rejection?> refusal,
        CancellationToken cancellationToken
    )
    {
        foreach (var rows in set)
        {
            try
            {
                await rows.SendAsync(transaction, keys, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (refusal(e) is { } rejection)
            {
                // Without a row number, the cause is found when each document is written alone.
                return WriteResult.RolledBack(rejection, rows.Suspect is { } document ? documents[document].Key : null);
            }
        }

        return null;
    }
}
