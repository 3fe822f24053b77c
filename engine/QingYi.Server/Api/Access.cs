using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>Who may call an address.</summary>
/// <param name="Role">The role that the caller needs; null: nobody has to say who it is.</param>
internal sealed record Access(Role? Role)
{
    /// <summary>True when the answer contains only what concerns the caller's schemes, so that limited callers may ask too.</summary>
    public bool IsFiltered { get; init; }
}
