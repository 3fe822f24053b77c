namespace QingYi.Engine.Functions;

internal enum FunctionTokenKind
{
    Word,
    Number,
    Text,
    Placeholder,
    Mark,
    End,
}
