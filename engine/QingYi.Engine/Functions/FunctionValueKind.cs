namespace QingYi.Engine.Functions;

internal enum FunctionValueKind
{
    Null,
    Number,
    Text,
    Date,
    DateTime,
}
