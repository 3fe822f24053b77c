using System.Text.Json.Nodes;
using Polly;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Runs;

/// <summary>
/// Makes the calls of a source: renders the request of each page, keeps the connection's limit, tries again after transient faults.
/// </summary>
internal sealed class PageReader
{
    private readonly RunContext run;
    private readonly Source source;
    private readonly ResiliencePipeline retry;
    private readonly RecordPlan empty = new();

    public PageReader(RunContext run, Source source)
    {
        this.run = run;
        this.source = source;
        retry = RetryPolicy.Build(run.Scheme.Config.Delivery.Retries, "source", run.Progress, run.Logger, run.Clock);
    }

    /// <summary>See <see cref="Source.Following"/>.</summary>
    public Cursor? Following(Cursor cursor) => source.Following(cursor);

    public static JsonObject Request(CompiledScheme scheme, RecordPlan plan, ConstantSet constants) =>
        scheme.Source.Request.Render(plan, constants);

    /// <exception cref="TransientException">It did not get better.</exception>
    /// <exception cref="ConnectorException">It will not work without a change.</exception>
    public async Task<Page> ReadAsync(DateTimeOffset from, DateTimeOffset to, Cursor? cursor, CancellationToken cancellationToken)
    {
        using var span = Spans.Source.StartActivity("fetch");
        var constants = run.Scheme.Constants(from, to, run.Run) with { Page = cursor?.Page ?? 0 };
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
                                run.Scheme.PageSize,
                                run.Scheme.StartPage
                            ),
                            token
                        )
                        .ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        run.Progress.Trouble = "";
        return page;
    }
}
