namespace QingYi.Engine.Stores;

/// <summary>A person who may log in.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="Role">What the user may do.</param>
/// <param name="Made">When the user was added.</param>
public sealed record User(string Name, Role Role, DateTimeOffset Made)
{
    /// <summary>The hash of the password; null: the user logs in through the identity provider only.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>A random text that changes with password and role; sessions that were opened with another one have ended.</summary>
    public required string Stamp { get; init; }

    /// <summary>The number of failed log-ins since the last successful one.</summary>
    public int Failures { get; init; }

    /// <summary>Until when log-ins are refused; null: they are not.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}
