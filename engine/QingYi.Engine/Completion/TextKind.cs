namespace QingYi.Engine.Completion;

/// <summary>What the text of a YAML or JSON file is.</summary>
public enum TextKind
{
    /// <summary>Neither of the others.</summary>
    Other,

    /// <summary>A scheme.</summary>
    Scheme,

    /// <summary>An environment.</summary>
    Environment,
}
