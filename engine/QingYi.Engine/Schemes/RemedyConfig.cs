namespace QingYi.Engine.Schemes;

/// <summary>
/// <c>omissionRemedy</c>: a second schedule on which the source's request is sent with other values, to fetch what was missed.
/// </summary>
/// <param name="Crontab">The schedule.</param>
/// <param name="Request">The nodes that replace those with the same name.</param>
/// <param name="Position">Its position in the file.</param>
internal sealed record RemedyConfig(string Crontab, IReadOnlyList<ParameterConfig> Request, SourcePosition Position);
