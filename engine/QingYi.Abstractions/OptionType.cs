namespace QingYi;

/// <summary>The type of the value of a connection's field.</summary>
public enum OptionType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A number with a unit: <c>30s</c>, <c>10m</c>, <c>2h</c>, <c>7d</c>, <c>500ms</c>.</summary>
    Duration,

    /// <summary>Keys and values.</summary>
    Mapping,
}
