using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Compilation;
using QingYi.Engine.Runs;
using QingYi.Engine.Values;

namespace QingYi.Engine.Authoring;

/// <summary>Fetches one page of a source to look at: one attempt, nothing is stored.</summary>
/// <param name="scheme">The scheme; its source has a connection, the rest may have errors.</param>
/// <param name="isWhole">False: the scheme has errors, possibly in the source.</param>
/// <param name="hide">Hides the secrets of the connections.</param>
/// <param name="clock">The engine's clock.</param>
internal sealed class SchemeSampler(CompiledScheme scheme, bool isWhole, Func<string, string> hide, TimeProvider clock)
{
    private readonly List<Exchange> calls = [];

    /// <param name="call">Makes the call, and passes what the source sends and receives to <see cref="See"/>.</param>
    /// <param name="window">The window.</param>
    /// <param name="limit">The maximum number of records.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<SchemeSample> SampleAsync(SourceCall call, Window window, int limit, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var sample = new SchemeSample { Window = scheme.Source.Plan.Reading == SourceReading.Log ? null : window };
        try
        {
            sample = await call.ReadAsync(window, page => Seen(sample, page, limit), cancellationToken).ConfigureAwait(false);
        }
        catch (RecordException e)
        {
            sample = sample with { Fault = new RunFault(e.Rejection.Code, e.Text, AuthoringTexts.CorrectRequest) };
        }
        catch (Exception e) when (RunFault.Of(e, "source") is { } fault)
        {
            sample = sample with { Fault = fault };
        }
#pragma warning disable CA1031 // A plan of a request with errors may fail in any way.
        catch (Exception e) when (!isWhole && e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            sample = sample with { Fault = new RunFault("QY5001", AuthoringTexts.RequestHasErrors, AuthoringTexts.CorrectProblems) };
        }

        return sample with
        {
            Calls = calls,
            Elapsed = clock.GetElapsedTime(began),
        };
    }

    /// <summary>Receives a call of the source.</summary>
    public void See(Exchange exchange)
    {
        lock (calls)
        {
            calls.Add(
                exchange with
                {
                    Call = hide(exchange.Call),
                    Request = hide(exchange.Request),
                    Details = exchange.Details.ToDictionary(d => d.Key, d => hide(d.Value)),
                    Answer = ShortText.Of(hide(exchange.Answer), Exchange.LongestAnswer),
                }
            );
        }
    }

    private SchemeSample Seen(SchemeSample sample, Page page, int limit)
    {
        var survey = new FieldSurvey(scheme);
        var records = new List<JsonNode?>();
        foreach (var record in page.Records.Take(limit))
        {
            try
            {
                var node = JsonText.Node(record.Content.Span);
                using var parsed = JsonDocument.Parse(record.Content);
                survey.See(parsed.RootElement);
                records.Add(node);
            }
            catch (Exception e) when (e is JsonException or RecordException)
            {
                records.Add(Encoding.UTF8.GetString(record.Content.Span));
            }
        }

        return sample with
        {
            Records = records,
            Total = page.Total,
            HasMore = page.Records.Count > limit || (page.Next is not null && !page.IsCaughtUp),
            Fields = survey.Fields,
        };
    }
}
