namespace QingYi.Engine.Profiles;

/// <summary>What a record has that matters to the scheme.</summary>
/// <param name="Field">The field.</param>
/// <param name="Kind">The type of its value; none: the record does not have the field.</param>
internal readonly record struct ProfileFinding(ProfileNode Field, FieldKinds Kind)
{
    /// <summary>Keeps it from being taken over until somebody accepts it.</summary>
    /// <param name="id">The record.</param>
    public void Hold(string id)
    {
        Field.Held |= Kind;
        Field.IsHeldMissing |= Kind == FieldKinds.None;
        Field.Sample = id;
    }
}
