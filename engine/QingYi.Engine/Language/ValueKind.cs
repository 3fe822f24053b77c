namespace QingYi.Engine.Language;

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
