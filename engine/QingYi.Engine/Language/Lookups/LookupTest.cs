namespace QingYi.Engine.Language.Lookups;

/// <summary>A comparison of a look-up. Equal ones are the index's key, the others are tested on what it finds.</summary>
/// <param name="Field">The path in the other scheme's records.</param>
/// <param name="Logic">The name of the comparison.</param>
/// <param name="Operand">What it is compared with.</param>
internal sealed record LookupTest(string Field, string Logic, Template Operand)
{
    /// <summary>Whether the index leads to it, for a single value or for each of a list.</summary>
    public bool IsKey => Logic is "eq" or "in";
}
