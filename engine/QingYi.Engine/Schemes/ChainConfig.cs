namespace QingYi.Engine.Schemes;

/// <summary><c>callBackStrategy</c>: a delivered record is added to another scheme.</summary>
/// <param name="Scheme">The other scheme's id.</param>
/// <param name="Id">The id in the other scheme; null: the record's own id.</param>
/// <param name="Content">The content to store there; null: that of the record, with the target's answer in <c>primaryWriteback</c>.</param>
/// <param name="Position">Its position in the file.</param>
internal sealed record ChainConfig(string Scheme, ParameterConfig? Id, IReadOnlyList<ParameterConfig>? Content, SourcePosition Position);
