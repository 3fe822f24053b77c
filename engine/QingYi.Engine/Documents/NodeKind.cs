namespace QingYi.Engine.Documents;

internal enum NodeKind
{
    Null,
    Text,
    Number,
    Boolean,
    Mapping,
    List,
}
