namespace QingYi.Engine.Language.Functions;

internal enum FunctionTokenKind
{
    Word,
    Number,
    Text,
    Placeholder,
    Mark,
    End,
}
