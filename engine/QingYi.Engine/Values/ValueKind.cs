namespace QingYi.Engine.Values;

internal enum ValueKind
{
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
    Instant,
}
