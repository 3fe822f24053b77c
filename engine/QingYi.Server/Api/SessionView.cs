using QingYi.Engine.Access;
using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>Who calls.</summary>
/// <param name="Name">The name of the user, of the token, or of the account of the operating system.</param>
/// <param name="Role">What the caller may do.</param>
/// <param name="Schemes">The schemes to which the caller is limited; empty: all.</param>
/// <param name="HasUsers">False: nobody needs to log in on this machine, since there are no users.</param>
internal sealed record SessionView(string Name, Role Role, IReadOnlyList<string> Schemes, bool HasUsers)
{
    public static SessionView Of(Caller caller, bool hasUsers) => new(caller.Name, caller.Role, caller.Schemes, hasUsers);
}
