namespace QingYi.Server.Alerting;

/// <summary>A message to people.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Name">The scheme's name.</param>
/// <param name="Cause">What is or was wrong.</param>
/// <param name="NextStep">What to do about it.</param>
/// <param name="At">The time of the message.</param>
/// <param name="IsOver">True: the problem is over.</param>
internal sealed record Alert(
    AlertKind Kind,
    string Scheme,
    string Name,
    string Cause,
    string NextStep,
    DateTimeOffset At,
    bool IsOver = false
)
{
    /// <summary>The title of the message, one line.</summary>
    public string Title => $"{(IsOver ? "✅ 已恢复 recovered" : "⚠️ " + Word)}: {(Name.Length > 0 ? Name : Scheme)}";

    /// <summary>The text of the message.</summary>
    public IReadOnlyList<string> Lines =>
        [
            $"方案 scheme: {Scheme}",
            .. IsOver ? [$"此前 before: {Word}"] : new[] { $"原因 cause: {Cause}" },
            .. NextStep.Length > 0 && !IsOver ? [$"处理 next step: {NextStep}"] : Array.Empty<string>(),
            $"时间 time: {At:yyyy-MM-dd HH:mm:ss zzz}",
        ];

    private string Word =>
        Kind switch
        {
            AlertKind.Stalled => "运行停滞 no progress",
            AlertKind.Rejected => "记录被拒绝 records rejected",
            AlertKind.Backlog => "积压 backlog",
            _ => "运行失败 run failed",
        };
}
