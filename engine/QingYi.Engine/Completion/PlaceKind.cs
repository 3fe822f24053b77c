namespace QingYi.Engine.Completion;

/// <summary>What the language expects at a place.</summary>
internal enum PlaceKind
{
    /// <summary>A key or a value of the language itself.</summary>
    Setting,

    /// <summary>Parameters of a request as keys.</summary>
    Parameters,

    /// <summary>Parameters of a request as a list of nodes.</summary>
    NodeList,

    /// <summary>The attributes of a node.</summary>
    Node,

    /// <summary>A template.</summary>
    Template,

    /// <summary>A record of a test.</summary>
    Record,

    /// <summary>Nothing that is known.</summary>
    Nothing,
}
