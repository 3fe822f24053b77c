namespace QingYi.Engine.Schemes;

/// <summary>One calculation of a group.</summary>
/// <param name="Name">The name of the result.</param>
/// <param name="Operator">The operator: <c>$sum</c>, <c>$avg</c> …</param>
/// <param name="Field">The field with the values.</param>
internal sealed record GroupCalculation(string Name, string Operator, string Field);
