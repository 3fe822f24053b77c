namespace QingYi.Engine.Schemes;

/// <summary>One calculation of a group.</summary>
/// <param name="Name">The name of the result.</param>
/// <param name="Operator"><c>$sum</c>, <c>$avg</c> …</param>
/// <param name="Field">The field it is calculated of.</param>
internal sealed record GroupCalculation(string Name, string Operator, string Field);
