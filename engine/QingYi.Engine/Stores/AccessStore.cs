namespace QingYi.Engine.Stores;

/// <summary>
/// The users, the tokens and the audit of a store. A change and its entry in the audit become durable together.
/// </summary>
public abstract class AccessStore
{
    /// <summary>Whether there is any user.</summary>
    public abstract Task<bool> HasUsersAsync(CancellationToken cancellationToken);

    /// <summary>Returns the users by name.</summary>
    public abstract Task<IReadOnlyList<User>> UsersAsync(CancellationToken cancellationToken);

    /// <summary>Returns a user; null: there is none of that name.</summary>
    public abstract Task<User?> FindUserAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds a user.</summary>
    /// <returns>False: there is one of that name.</returns>
    public abstract Task<bool> AddUserAsync(User user, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Replaces a user.</summary>
    /// <param name="user">The user as it becomes.</param>
    /// <param name="stamp">The stamp that the user must still have, so that no other change is overwritten.</param>
    /// <param name="keepsAdministrator">True: the last administrator is not replaced by a user with another role.</param>
    /// <param name="entry">The entry in the audit; null: none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False: the user is gone or has changed, or is the last administrator.</returns>
    public abstract Task<bool> ReplaceUserAsync(
        User user,
        string stamp,
        bool keepsAdministrator,
        AuditEntry? entry,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Counts an attempt to log in as a failure, before the password is checked, so that attempts at the same time cannot all be the last
    /// one. While log-ins are refused, nothing is counted.
    /// </summary>
    /// <param name="name">The user.</param>
    /// <param name="now">The time.</param>
    /// <param name="lockedUntil">Returns until when log-ins are refused after this number of failures; null: they are not.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The user as it was before; null: there is no such user.</returns>
    public abstract Task<User?> BeginLogInAsync(
        string name,
        DateTimeOffset now,
        Func<int, DateTimeOffset?> lockedUntil,
        CancellationToken cancellationToken
    );

    /// <summary>Deletes a user, unless it is the last administrator while there are other users.</summary>
    /// <returns>False: there is none of that name, or it is the last administrator.</returns>
    public abstract Task<bool> RemoveUserAsync(string name, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Adds a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="hash">The hash of its text.</param>
    /// <param name="entry">The entry in the audit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False: there is a token of that name for the same schemes.</returns>
    public abstract Task<bool> AddTokenAsync(AccessToken token, string hash, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Returns all tokens by name.</summary>
    public abstract Task<IReadOnlyList<AccessToken>> TokensAsync(CancellationToken cancellationToken);

    /// <summary>Deletes the token of that name that is limited to exactly these schemes.</summary>
    /// <returns>False: there is none.</returns>
    public abstract Task<bool> RemoveTokenAsync(
        string name,
        IReadOnlyList<string> schemes,
        AuditEntry entry,
        CancellationToken cancellationToken
    );

    /// <summary>Returns the token with this hash; null: there is none.</summary>
    public abstract Task<AccessToken?> FindTokenAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Adds an entry to the audit.</summary>
    public abstract Task AuditAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Returns entries of the audit, newest first.</summary>
    public abstract Task<IReadOnlyList<AuditEntry>> AuditAsync(AuditQuery query, CancellationToken cancellationToken);
}
