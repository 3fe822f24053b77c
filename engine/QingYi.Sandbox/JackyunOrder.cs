namespace QingYi.Sandbox;

/// <summary>An emulated order. Values are text, decimal, long or null.</summary>
/// <param name="Index">Its number, from 0; an order with a higher number was modified later.</param>
/// <param name="Head">The head's fields.</param>
/// <param name="Goods">The fields of each goods line.</param>
/// <param name="Payments">The fields of each payment.</param>
/// <param name="Columns">The customer's own columns.</param>
public sealed record JackyunOrder(
    int Index,
    IReadOnlyDictionary<string, object?> Head,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Goods,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Payments,
    IReadOnlyDictionary<string, object?> Columns
);
