namespace QingYi.Engine.Schemes;

/// <summary><c>callBackStrategy</c>: a delivered record goes on in another scheme.</summary>
/// <param name="Scheme">The other scheme's id.</param>
/// <param name="Id">The id there; null: the record's own.</param>
/// <param name="Content">What is stored there; null: the record as it is, with the target's answer in <c>primaryWriteback</c>.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record ChainConfig(string Scheme, ParameterConfig? Id, IReadOnlyList<ParameterConfig>? Content, SourcePosition Position);
