using QingYi.Engine.Access;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Finds the rows that a scheme's target has now for a record, for a user who compares the two. It changes nothing, needs no lease and does
/// not disturb a run.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="workspace">The services that the use cases share.</param>
public sealed class TargetRowFinder(RecordStore store, Workspace workspace)
{
    /// <summary>The most rows of each table.</summary>
    public const int MostRows = 100;

    /// <summary>
    /// Asks the target once, for 30 seconds at most and within the rate limit of the connection. The request that identifies the rows is
    /// rendered with the text and the times of the delivery that the record was last part of; if there was none, as the next run would.
    /// </summary>
    /// <param name="caller">Who asks; whoever may see the content of the record may see its rows.</param>
    /// <param name="scheme">The scheme's id.</param>
    /// <param name="story">The record.</param>
    /// <param name="environment">The connections.</param>
    /// <param name="text">The current text of the scheme; null: the one that ran last.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows, or why the target does not answer (QY5019). The values are not masked.</returns>
    /// <exception cref="RefusedException">The caller may not see the scheme.</exception>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public async Task<(TargetRows? Found, RunFault? Fault)> FindAsync(
        Caller caller,
        string scheme,
        RecordStory story,
        EnvironmentFile environment,
        string? text,
        CancellationToken cancellationToken
    )
    {
        caller.Require(Role.Viewer, scheme);
        var sent = story.Sent?.Text ?? text ?? await store.TextAsync(scheme, cancellationToken).ConfigureAwait(false);
        if (sent is null)
        {
            return None(new(TargetRowTexts.NoText(scheme), TargetRowTexts.RunOnce));
        }

        var problems = new ProblemList();
        if (SchemeLoader.Compile(workspace.Catalog, environment, scheme, sent, problems) is not { } compiled || problems.HasErrors)
        {
            return None(new(TargetRowTexts.NotUsable(problems.Sorted.First(p => p.Severity == ProblemSeverity.Error).Message)));
        }

        if (Render(compiled, story, out var limitation) is not { } document)
        {
            return None(limitation!);
        }

        var connection = compiled.Target.Connection!;
        var (tables, fault) = await ConnectionCall
            .TryAsync(connection, token => AskAsync(compiled, document, story.Listing.Answer, token), cancellationToken)
            .ConfigureAwait(false);
        if (fault is not null)
        {
            return (null, fault);
        }

        return (
            new TargetRows(
                connection.Name,
                tables ?? [],
                tables is null ? new Limitation(TargetRowTexts.NotOffered(connection.Connector)) : null
            ),
            null
        );

        static (TargetRows?, RunFault?) None(Limitation limitation) => (new TargetRows(null, [], limitation), null);
    }

    private async Task<IReadOnlyList<FoundTable>?> AskAsync(
        CompiledScheme scheme,
        Document document,
        string? answer,
        CancellationToken cancellationToken
    )
    {
        await using var target = await new SideOpener(scheme, workspace.Limits, workspace.Clock)
            .TargetAsync(cancellationToken)
            .ConfigureAwait(false);
        await workspace.Limits.WaitAsync(scheme.Target.Connection!.Name, target.RateLimit, cancellationToken).ConfigureAwait(false);
        return await target.FindAsync(document, answer, MostRows, cancellationToken).ConfigureAwait(false);
    }

    private Document? Render(CompiledScheme scheme, RecordStory story, out Limitation? limitation)
    {
        limitation = null;
        if (story.Content is not { } content)
        {
            limitation = new(TargetRowTexts.ContentIsGone);
            return null;
        }

        if (scheme.Grouper is not null)
        {
            limitation = new(TargetRowTexts.IsGrouped);
            return null;
        }

        // A deletion that the target does not carry out has no document, and its rows are still of interest.
        var listing = story.Listing;
        var batch = new DocumentRenderer(scheme, StoryConstants.Of(scheme, story), store.Lookups).Render([
            new StoredRecord(listing.Key, listing.Id, listing.Number, content)
            {
                Change = scheme.TakesDeletes ? listing.Change : RecordChange.Upsert,
            },
        ]);
        var refusal = batch switch
        {
            { Rejected: [var rejected, ..] } => rejected.Rejection!.Message,
            { Parked: [var parked, ..] } => parked.Message,
            _ => LocalizedText.Empty,
        };
        limitation = batch.Documents.Count == 0 ? new(TargetRowTexts.NotRendered(refusal)) : null;
        return batch.Documents.FirstOrDefault();
    }
}
