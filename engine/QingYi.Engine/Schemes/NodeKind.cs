namespace QingYi.Engine.Schemes;

internal enum NodeKind
{
    Null,
    Text,
    Number,
    Boolean,
    Mapping,
    List,
}
