namespace QingYi.Engine.Editing;

/// <summary>What an edit does.</summary>
public enum EditOperation
{
    /// <summary>Replaces the value at the path.</summary>
    Set,

    /// <summary>Adds a member to a mapping or an item to a list; creates parents that are missing.</summary>
    Add,

    /// <summary>Removes a member or an item with the comments directly above it.</summary>
    Remove,

    /// <summary>Gives a member another key, or a parameter node another field.</summary>
    Rename,

    /// <summary>Moves a member or an item, with its comments, among its siblings.</summary>
    Move,
}
