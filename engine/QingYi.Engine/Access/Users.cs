using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Access;

/// <summary>The people who may log in: adds, changes and removes them, and checks who logs in.</summary>
/// <param name="store">The users and tokens.</param>
/// <param name="clock">The engine's clock.</param>
public sealed class Users(AccessStore store, TimeProvider clock)
{
    private const int LongestName = 64;
    private const int ShortestPassword = 8;
    private const int LongestPassword = 256;

    private static readonly PasswordHasher<User> Hasher = new();
    private static readonly User Nobody = new("", Role.Viewer, default) { Stamp = "" };
    private static readonly Lazy<string> NobodysHash = new(() => Hasher.HashPassword(Nobody, NewStamp()));

    private readonly LogInFailures failures = new(clock);
    private static readonly SemaphoreSlim Verifying = new(2, 2);

    /// <summary>Whether there is any user; without one, everybody on the host's own machine is an administrator.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public Task<bool> AnyAsync(CancellationToken cancellationToken) => store.HasUsersAsync(cancellationToken);

    /// <summary>Returns the users by name.</summary>
    /// <exception cref="RefusedException">The caller is no administrator.</exception>
    public Task<IReadOnlyList<User>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        caller.Require(Role.Administrator);
        return store.UsersAsync(cancellationToken);
    }

    /// <summary>Adds a user.</summary>
    /// <param name="caller">Who adds it.</param>
    /// <param name="name">The name: 1 to 64 letters, digits, '.', '_', '-' and '@'. Capitals do not count.</param>
    /// <param name="role">What the user may do.</param>
    /// <param name="password">The password, of 8 to 256 characters; null: the user logs in through the identity provider only.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">The caller is no administrator, a value is invalid, or the name exists already.</exception>
    public async Task<User> AddAsync(Caller caller, string? name, Role role, string? password, CancellationToken cancellationToken)
    {
        caller.Require(Role.Administrator);
        var plain = Plain(name ?? "");
        if (
            plain.Length > LongestName
            || !plain.Any(char.IsLetterOrDigit)
            || !plain.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '@')
        )
        {
            throw new RefusedException(Refusal.Wrong, AccessTexts.NameInvalid(name, LongestName));
        }

        RequireUsersRole(role);
        if (role != Role.Administrator && !await AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new RefusedException(Refusal.Conflict, AccessTexts.FirstIsAdministrator);
        }

        var user = new User(plain, role, clock.GetUtcNow()) { PasswordHash = Hash(plain, password), Stamp = NewStamp() };
        return await store.AddUserAsync(user, Entry(caller, AccessTexts.UserAdded(plain, role)), cancellationToken).ConfigureAwait(false)
            ? user
            : throw new RefusedException(Refusal.Conflict, AccessTexts.UserExists(plain));
    }

    /// <summary>Gives a user another role or another password. The user's sessions end, and a lock-out too.</summary>
    /// <param name="caller">Who changes it.</param>
    /// <param name="name">The user.</param>
    /// <param name="role">The role; null: it stays.</param>
    /// <param name="password">The password; null: it stays.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">The caller is no administrator, a value is invalid, there is no such user, or it is the last
    /// administrator.</exception>
    public async Task<User> ChangeAsync(Caller caller, string name, Role? role, string? password, CancellationToken cancellationToken)
    {
        caller.Require(Role.Administrator);
        RequireUsersRole(role ?? Role.Viewer);
        var before = await FindAsync(name, cancellationToken).ConfigureAwait(false);
        if ((role ?? before.Role) == before.Role && password is null)
        {
            throw new RefusedException(Refusal.Wrong, AccessTexts.NothingChanges(before.Name));
        }

        return await ReplaceAsync(caller, before, role ?? before.Role, password, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the own password. The user's sessions end.</summary>
    /// <param name="caller">The user.</param>
    /// <param name="old">The password until now.</param>
    /// <param name="password">The new password.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">The old password is wrong, or the new one is invalid.</exception>
    public async Task<User> ChangePasswordAsync(Caller caller, string old, string password, CancellationToken cancellationToken)
    {
        var user = await CheckAsync(caller.Name, old, caller.From, cancellationToken).ConfigureAwait(false);
        return await ReplaceAsync(caller, user, user.Role, password, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a user, whose sessions end. The last administrator can only be removed as the last user.</summary>
    /// <exception cref="RefusedException">The caller is no administrator, there is no such user, or it is the last
    /// administrator.</exception>
    public async Task RemoveAsync(Caller caller, string name, CancellationToken cancellationToken)
    {
        caller.Require(Role.Administrator);
        var user = await FindAsync(name, cancellationToken).ConfigureAwait(false);
        if (
            !await store
                .RemoveUserAsync(user.Name, Entry(caller, AccessTexts.UserRemoved(user.Name)), cancellationToken)
                .ConfigureAwait(false)
        )
        {
            throw new RefusedException(Refusal.Conflict, AccessTexts.LastAdministrator(user.Name));
        }
    }

    /// <summary>
    /// Checks name and password. After five failures of a user, or twenty of an address, log-ins are refused for a minute, and twice as
    /// long after each further one, at most an hour.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="from">The address of the caller.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">Name or password are wrong, or log-ins are refused for some time.</exception>
    public async Task<User> LogInAsync(string name, string password, string from, CancellationToken cancellationToken)
    {
        var user = await CheckAsync(name, password, from, cancellationToken).ConfigureAwait(false);
        await AuditAsync(user.Name, from, AccessTexts.LoggedIn, cancellationToken).ConfigureAwait(false);
        return user;
    }

    /// <summary>Returns the user without a password whom an identity provider has authenticated.</summary>
    /// <param name="name">The name that the provider gives.</param>
    /// <param name="role">The role of users who are not known yet, who are then added; null: they are refused.</param>
    /// <param name="from">The address of the caller.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">There is no such user, or it has a password.</exception>
    public async Task<User> AcceptAsync(string name, Role? role, string from, CancellationToken cancellationToken)
    {
        var plain = Plain(name);
        var user = await store.FindUserAsync(plain, cancellationToken).ConfigureAwait(false);
        if (user is null && role is { } given)
        {
            var provider = new Caller(plain, Role.Administrator, from);
            user = await AddAsync(provider, plain, given, password: null, cancellationToken).ConfigureAwait(false);
        }

        // Names at a provider may be chosen by their holders: nobody becomes a user with a password that way.
        if (user is not { PasswordHash: null })
        {
            throw new RefusedException(Refusal.Unknown, user is null ? AccessTexts.NoUser(plain) : AccessTexts.HasPassword(plain));
        }

        await AuditAsync(plain, from, AccessTexts.LoggedIn, cancellationToken).ConfigureAwait(false);
        return user;
    }

    /// <summary>Returns the user of a session; null: the user is gone, or has another password or role since.</summary>
    public async Task<Caller?> ResumeAsync(string name, string stamp, string from, CancellationToken cancellationToken) =>
        await store.FindUserAsync(name, cancellationToken).ConfigureAwait(false) is { } user && user.Stamp == stamp
            ? new Caller(user.Name, user.Role, from)
            : null;

    /// <summary>Notes that a user has ended a session.</summary>
    public Task LogOutAsync(Caller caller, CancellationToken cancellationToken) =>
        AuditAsync(caller.Name, caller.From, AccessTexts.LoggedOut, cancellationToken);

    private async Task<User> CheckAsync(string name, string password, string from, CancellationToken cancellationToken)
    {
        var (plain, now) = (Plain(name), clock.GetUtcNow());
        RequireUnlocked(failures.CountAddress(from));
        var user = await store.BeginLogInAsync(plain, now, failures.LockedUntil, cancellationToken).ConfigureAwait(false);
        RequireUnlocked(user is null ? failures.CountName(plain) : user.LockedUntil);

        var verified = await VerifyAsync(user?.PasswordHash, password, cancellationToken).ConfigureAwait(false);
        if (user?.PasswordHash is null || verified == PasswordVerificationResult.Failed)
        {
            if (user is not null && failures.LockedUntil(user.Failures + 1) is not null)
            {
                await AuditAsync(plain, from, AccessTexts.WasLocked(user.Failures + 1), cancellationToken).ConfigureAwait(false);
            }

            throw new RefusedException(Refusal.Unknown, AccessTexts.WrongLogIn);
        }

        failures.ForgetAddress(from);
        var hash = verified == PasswordVerificationResult.SuccessRehashNeeded ? Hasher.HashPassword(user, password) : user.PasswordHash;
        var clean = user with { Failures = 0, LockedUntil = null, PasswordHash = hash };
        await store.ReplaceUserAsync(clean, user.Stamp, keepsAdministrator: false, entry: null, cancellationToken).ConfigureAwait(false);
        return clean;
    }

    // An unknown name must take as long as a wrong password, or the time tells which names exist. A few at a time are enough: whoever
    // guesses must not keep all processors busy.
    private static async Task<PasswordVerificationResult> VerifyAsync(string? hash, string password, CancellationToken cancellationToken)
    {
        await Verifying.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var shown = password.Length <= LongestPassword ? password : "";
            return Hasher.VerifyHashedPassword(Nobody, hash ?? NobodysHash.Value, shown);
        }
        finally
        {
            Verifying.Release();
        }
    }

    private async Task<User> ReplaceAsync(Caller caller, User before, Role role, string? password, CancellationToken cancellationToken)
    {
        var user = before with
        {
            Role = role,
            PasswordHash = password is null ? before.PasswordHash : Hash(before.Name, password),
            Stamp = NewStamp(),
            Failures = 0,
            LockedUntil = null,
        };
        var action = (role != before.Role, password is not null) switch
        {
            (true, true) => AccessTexts.RoleSet(before.Name, before.Role, role).Then(AccessTexts.PasswordSet(before.Name)),
            (true, false) => AccessTexts.RoleSet(before.Name, before.Role, role),
            _ => AccessTexts.PasswordSet(before.Name),
        };
        if (
            await store
                .ReplaceUserAsync(user, before.Stamp, keepsAdministrator: true, Entry(caller, action), cancellationToken)
                .ConfigureAwait(false)
        )
        {
            return user;
        }

        var now = await FindAsync(before.Name, cancellationToken).ConfigureAwait(false);
        throw new RefusedException(
            Refusal.Conflict,
            now.Stamp == before.Stamp ? AccessTexts.LastAdministrator(before.Name) : AccessTexts.ChangedMeanwhile(before.Name)
        );
    }

    private void RequireUnlocked(DateTimeOffset? until)
    {
        if (until - clock.GetUtcNow() is { } wait && wait > TimeSpan.Zero)
        {
            var whole = TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds));
            throw new RefusedException(Refusal.Busy, AccessTexts.Locked(whole)) { RetryAfter = whole };
        }
    }

    private static void RequireUsersRole(Role role)
    {
        if (role == Role.Sender)
        {
            throw new RefusedException(Refusal.Wrong, AccessTexts.SenderIsNoUser);
        }
    }

    private async Task<User> FindAsync(string name, CancellationToken cancellationToken) =>
        await store.FindUserAsync(Plain(name), cancellationToken).ConfigureAwait(false)
        ?? throw new RefusedException(Refusal.NotFound, AccessTexts.NoUser(Plain(name)));

    private Task AuditAsync(string name, string from, LocalizedText action, CancellationToken cancellationToken) =>
        store.AuditAsync(new AuditEntry(new AuditStamp(clock.GetUtcNow(), name, from), "", action), cancellationToken);

    private AuditEntry Entry(Caller caller, LocalizedText action) => new(caller.Stamp(clock.GetUtcNow()), "", action);

    private static string? Hash(string name, string? password) =>
        password is null ? null
        : password.Length is >= ShortestPassword and <= LongestPassword && Plain(password) != name ? Hasher.HashPassword(Nobody, password)
        : throw new RefusedException(Refusal.Wrong, AccessTexts.PasswordInvalid(ShortestPassword, LongestPassword));

    private static string Plain(string name) => name.Trim().ToLowerInvariant();

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
