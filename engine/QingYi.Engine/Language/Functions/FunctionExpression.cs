namespace QingYi.Engine.Language.Functions;

/// <summary>A compiled part of an expression.</summary>
internal delegate FunctionValue FunctionExpression(FunctionScope scope);
