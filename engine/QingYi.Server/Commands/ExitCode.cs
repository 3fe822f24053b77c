namespace QingYi.Server.Commands;

/// <summary>What the process answers to its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int SomeRejected = 1;
    public const int Wrong = 2;
    public const int Failed = 3;
    public const int Cancelled = 130;
}
