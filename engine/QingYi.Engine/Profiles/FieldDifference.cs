namespace QingYi.Engine.Profiles;

/// <summary>A difference between the fields of the records and the profile of the scheme.</summary>
/// <param name="Kind">What is different.</param>
/// <param name="Path">The path of the field; <c>[]</c> stands for the elements of an array, <c>*</c> for names that are data.</param>
/// <param name="Before">The types that it had: text, number, boolean, object, array, emptyText, emptyArray.</param>
/// <param name="Now">The types that are new.</param>
/// <param name="Sample">The id of a record that shows it; empty: none does, because the field is missing.</param>
public sealed record FieldDifference(FieldChange Kind, string Path, IReadOnlyList<string> Before, IReadOnlyList<string> Now, string Sample)
{
    /// <summary>True when records that show it are parked or end the run, until somebody accepts it.</summary>
    public bool IsHeld { get; init; }
}
