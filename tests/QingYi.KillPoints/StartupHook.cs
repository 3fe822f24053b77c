using System.Diagnostics;
using System.Globalization;

#pragma warning disable CA1050 // The runtime requires this name, outside any namespace.

/// <summary>
/// Kills the process at the n-th start or stop of a span: <c>QINGYI_KILL_AT="name start|stop n"</c>; <c>parent/name</c> selects a span
/// inside another one.
/// </summary>
internal static class StartupHook
{
    private static int seen;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("QINGYI_KILL_AT")?.Split(' ') is not [var name, var edge, var count])
        {
            return;
        }

        var wanted = int.Parse(count, CultureInfo.InvariantCulture);
        void Look(Activity span)
        {
            if (
                (span.OperationName == name || $"{span.Parent?.OperationName}/{span.OperationName}" == name)
                && Interlocked.Increment(ref seen) == wanted
            )
            {
                Process.GetCurrentProcess().Kill();
            }
        }

        ActivitySource.AddActivityListener(
            new ActivityListener
            {
                ShouldListenTo = s => s.Name.StartsWith("QingYi", StringComparison.Ordinal),
                Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStarted = edge == "start" ? Look : null,
                ActivityStopped = edge == "stop" ? Look : null,
            }
        );
    }
}
