using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace QingYi.Engine.Runs;

/// <summary>
/// Waits and retries after a transient fault: with exponentially longer delays and jitter, or as long as the system asks.
/// </summary>
internal static class RetryPolicy
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private static readonly ResiliencePropertyKey<int> Capped = new("failures that allow only few attempts");

    /// <param name="attempts">The maximum number of attempts, including the first.</param>
    /// <param name="step">source or target, for the log.</param>
    /// <param name="progress">Shows the fault while the policy waits.</param>
    /// <param name="logger">The log.</param>
    /// <param name="clock">The engine's clock.</param>
    public static ResiliencePipeline Build(int attempts, string step, RunProgress progress, ILogger logger, TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = Math.Max(1, attempts - 1),
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromMilliseconds(300),
                    MaxDelay = TimeSpan.FromSeconds(30),
                    UseJitter = true,
                    ShouldHandle = a =>
                        ValueTask.FromResult(attempts > 1 && a.Outcome.Exception is TransientException e && IsWorthwhile(e, a.Context)),
                    DelayGenerator = a =>
                        ValueTask.FromResult(
                            a.Outcome.Exception is TransientException { RetryAfter: { } wait }
                                ? TimeSpan.FromTicks(Math.Min(wait.Ticks, LongestWait.Ticks))
                                : (TimeSpan?)null
                        ),
                    OnRetry = a =>
                    {
                        var cause = LocalizedText.Of(a.Outcome.Exception!);
                        progress.Trouble = RunTexts.Retrying(
                            step,
                            cause,
                            a.AttemptNumber + 2,
                            Duration.Format(TimeSpan.FromMilliseconds(Math.Ceiling(a.RetryDelay.TotalMilliseconds)))
                        );
                        logger.Write(
                            LogLevel.Warning,
                            RunLogTexts.Retrying,
                            RunTexts.Step(step),
                            cause,
                            a.AttemptNumber + 2,
                            (long)a.RetryDelay.TotalMilliseconds
                        );
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();

    // Ten throttled calls say nothing about how often an unknown error is worth a retry, so each limit counts its own kind of fault.
    private static bool IsWorthwhile(TransientException fault, ResilienceContext context)
    {
        if (fault.Attempts is not { } most)
        {
            return true;
        }

        var failures = context.Properties.GetValue(Capped, 0) + 1;
        context.Properties.Set(Capped, failures);
        return failures < most;
    }
}
