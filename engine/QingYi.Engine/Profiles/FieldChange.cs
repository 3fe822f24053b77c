namespace QingYi.Engine.Profiles;

/// <summary>How a field differs from the profile.</summary>
public enum FieldChange
{
    /// <summary>The field is new.</summary>
    Appeared,

    /// <summary>The field is no longer there.</summary>
    Vanished,

    /// <summary>The field has values of another type.</summary>
    TypeChanged,
}
