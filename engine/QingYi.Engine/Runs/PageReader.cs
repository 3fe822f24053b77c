using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Polly;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;

namespace QingYi.Engine.Runs;

/// <summary>
/// Makes the calls of a source: renders the request of each page, obeys the connection's rate limit, retries after transient faults.
/// </summary>
internal sealed class PageReader
{
    private const int LongestPartition = 200;
    private readonly RunContext run;
    private readonly Source source;
    private readonly ResiliencePipeline retry;
    private readonly RecordPlan empty = new();

    /// <param name="run">The run.</param>
    /// <param name="source">The source.</param>
    /// <param name="attempts">The maximum number of attempts of a call; null: as the scheme says.</param>
    public PageReader(RunContext run, Source source, int? attempts = null)
    {
        this.run = run;
        this.source = source;
        retry = RetryPolicy.Build(attempts ?? run.Scheme.Config.Delivery.Retries, "source", run.Progress, run.Logger, run.Clock);
    }

    /// <summary>True: only one page is read; see <see cref="ReadRequest.IsAlone"/>.</summary>
    public bool IsAlone { get; init; }

    /// <summary>The number of records in a page; by default as the scheme says.</summary>
    public int PageSize
    {
        get => field > 0 ? field : run.Scheme.PageSize;
        init;
    }

    /// <summary>See <see cref="Source.Following"/>.</summary>
    public Cursor? Following(Cursor cursor) => source.Following(cursor);

    public static JsonObject Request(CompiledScheme scheme, RecordPlan plan, ConstantSet constants) =>
        scheme.Source.Request.Render(plan, constants);

    /// <exception cref="TransientException">All retries failed.</exception>
    /// <exception cref="ConnectorException">A retry cannot succeed until somebody changes something.</exception>
    public async Task<Page> ReadAsync(StoredWindow window, Cursor? cursor, CancellationToken cancellationToken)
    {
        using var step = new StepTimer(run, RunPhase.Fetch);
        var constants = run.Scheme.Constants(window.From, window.To, run.Run) with { Page = cursor?.Page ?? 0, PageSize = PageSize };
        var page = await retry
            .ExecuteAsync(
                async token =>
                {
                    await run.Limits.WaitAsync(run.Scheme.Source.Connection!.Name, source.RateLimit, token).ConfigureAwait(false);
                    return await source
                        .ReadAsync(
                            new ReadRequest(
                                (run.Options.IsRemedy ? run.Scheme.Remedy! : run.Scheme.Source.Request).Render(empty, constants),
                                cursor,
                                PageSize,
                                run.Scheme.StartPage
                            )
                            {
                                Window = window.IsLog ? null : new Window(window.From, window.To),
                                Partition = new Partition(window.Partition),
                                IsAlone = IsAlone,
                            },
                            token
                        )
                        .ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        step.Done(page.Records.Count);
        run.Progress.Trouble = LocalizedText.Empty;
        return !window.IsLog || page.Next is not null
            ? page
            : throw new ConnectorException(RunTexts.LogWithoutCursor(run.Scheme.Source.Api.Name), RunTexts.ReportToAuthor);
    }

    /// <summary>Returns the partitions of a window, or of a log; at least one.</summary>
    public async Task<IReadOnlyList<string>> PartitionsAsync(Window? window, CancellationToken cancellationToken)
    {
        var parts = await retry
            .ExecuteAsync(async token => await source.PartitionsAsync(window, token).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        if (parts.Count == 0 || parts.Any(p => p.Id.Length > LongestPartition) || parts.DistinctBy(p => p.Id).Count() < parts.Count)
        {
            throw new ConnectorException(
                RunTexts.PartitionsWrong(run.Scheme.Source.Api.Name, LongestPartition, [.. parts.Take(10).Select(p => $"'{p.Id}'")]),
                RunTexts.ReportToAuthor
            );
        }

        return [.. parts.Select(p => p.Id)];
    }

    /// <summary>Notifies the source that the page before a cursor is durable. Nothing depends on the notification.</summary>
    /// <exception cref="ConnectorException">A retry cannot succeed until somebody changes something.</exception>
    public async Task StoredAsync(string partition, Cursor? next, CancellationToken cancellationToken)
    {
        try
        {
            await source.StoredAsync(new Partition(partition), next, cancellationToken).ConfigureAwait(false);
        }
        catch (TransientException e)
        {
            run.Logger.Write(LogLevel.Warning, RunLogTexts.PageNotConfirmed, e.Text);
        }
    }
}
