using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>A user.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">What the user may do.</param>
/// <param name="Made">When the user was added.</param>
/// <param name="HasPassword">False: the user logs in through the identity provider only.</param>
/// <param name="LockedUntil">Until when log-ins are refused after failures; null: they are not.</param>
internal sealed record UserView(string Name, Role Role, DateTimeOffset Made, bool HasPassword, DateTimeOffset? LockedUntil)
{
    public static UserView Of(User user) => new(user.Name, user.Role, user.Made, user.PasswordHash is not null, user.LockedUntil);
}
