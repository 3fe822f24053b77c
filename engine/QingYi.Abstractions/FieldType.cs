namespace QingYi;

/// <summary>The type of a field's value. The names in lower case are the types of the scheme language.</summary>
public enum FieldType
{
    /// <summary>Text: the default.</summary>
    String,

    /// <summary>A whole number.</summary>
    Int,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A date with a time.</summary>
    DateTime,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A time of the day.</summary>
    Time,

    /// <summary>Bytes, as base64.</summary>
    Binary,

    /// <summary>An object with fields below it.</summary>
    Object,

    /// <summary>A list; the fields below it are those of its elements.</summary>
    Array,
}
