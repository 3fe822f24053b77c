namespace QingYi.Engine.Schemes;

/// <summary><c>omissionRemedy</c>: at times of its own the source's request is made with other values, for what was missed.</summary>
/// <param name="Crontab">When.</param>
/// <param name="Request">The nodes that take the place of those of the same name.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record RemedyConfig(string Crontab, IReadOnlyList<ParameterConfig> Request, SourcePosition Position);
