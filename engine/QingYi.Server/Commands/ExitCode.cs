using QingYi.Engine.Stores;

namespace QingYi.Server.Commands;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int SomeRejected = 1;
    public const int Wrong = 2;
    public const int Failed = 3;
    public const int Cancelled = 130;

    /// <summary>The exit code of a run.</summary>
    public static int Of(RunStatus status) =>
        status switch
        {
            RunStatus.Succeeded => Done,
            RunStatus.Rejected => SomeRejected,
            RunStatus.Cancelled => Cancelled,
            _ => Failed,
        };
}
