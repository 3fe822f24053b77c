namespace QingYi.Engine.Language.Lookups;

/// <summary>A comparison of a look-up. Equalities form the key of the index; the others are tested on the records that it finds.</summary>
/// <param name="Field">The path in the records of the other scheme.</param>
/// <param name="Logic">The name of the comparison.</param>
/// <param name="Operand">The value to compare with.</param>
internal sealed record LookupTest(string Field, string Logic, Template Operand)
{
    /// <summary>Whether the index can use the comparison, for a single value or for each value of a list.</summary>
    public bool IsKey => Logic is "eq" or "in";
}
