namespace QingYi.Engine.Language.Functions;

internal enum FunctionValueKind
{
    Null,
    Number,
    Text,
    Date,
    DateTime,
}
