namespace QingYi.Engine.Profiles;

/// <summary>The types that the values of a field have. Null is none; integers and decimals are both numbers.</summary>
[Flags]
internal enum FieldKinds
{
    None = 0,
    Text = 1,
    Number = 2,
    Boolean = 4,
    Object = 8,
    Array = 16,

    /// <summary>The text <c>""</c>, which some systems send instead of any other value that is missing.</summary>
    EmptyText = 32,

    /// <summary>The array <c>[]</c>, which some systems send instead of an object that is missing.</summary>
    EmptyArray = 64,
}
