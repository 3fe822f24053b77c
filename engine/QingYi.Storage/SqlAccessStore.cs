using System.Data.Common;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Users, tokens and audit in the tables of the store.</summary>
/// <param name="database">The connection that writes.</param>
/// <param name="side">The connection that only reads.</param>
internal sealed class SqlAccessStore(StoreDatabase database, SideConnection side) : AccessStore
{
    private const string UserColumns = "name, role, password, stamp, failures, locked, at";
    private const string TokenColumns = "name, role, scheme, at, made_by, expires";
    private const char Separator = ',';

    public override Task<bool> HasUsersAsync(CancellationToken cancellationToken) =>
        side.ReadAsync(d => d.Scalar("SELECT 1 FROM account LIMIT 1") is not null, cancellationToken);

    public override Task<IReadOnlyList<User>> UsersAsync(CancellationToken cancellationToken) =>
        side.ReadAsync<IReadOnlyList<User>>(d => d.Query($"SELECT {UserColumns} FROM account ORDER BY name", UserOf), cancellationToken);

    public override Task<User?> FindUserAsync(string name, CancellationToken cancellationToken) =>
        side.ReadAsync(d => Find(d, name), cancellationToken);

    public override Task<bool> AddUserAsync(User user, AuditEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync(
            () => database.Add("account", [.. UserColumns.Split(", ")], Values(user)) > 0 && database.Audit(entry) > 0,
            cancellationToken
        );

    public override Task<bool> ReplaceUserAsync(
        User user,
        string stamp,
        bool keepsAdministrator,
        AuditEntry? entry,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            () =>
            {
                if (
                    Find(database, user.Name) is not { } before
                    || before.Stamp != stamp
                    || (keepsAdministrator && user.Role != Role.Administrator && IsLast(before))
                )
                {
                    return false;
                }

                database.Execute(
                    "UPDATE account SET role = @p2, password = @p3, stamp = @p4, failures = @p5, locked = @p6, at = @p7 WHERE name = @p1",
                    Values(user)
                );
                return entry is null || database.Audit(entry) > 0;
            },
            cancellationToken
        );

    public override Task<User?> BeginLogInAsync(
        string name,
        DateTimeOffset now,
        Func<int, DateTimeOffset?> lockedUntil,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            () =>
            {
                var user = Find(database, name);
                if (user is not null && !(user.LockedUntil > now))
                {
                    database.Execute(
                        "UPDATE account SET failures = failures + 1, locked = @p2 WHERE name = @p1",
                        name,
                        lockedUntil(user.Failures + 1)?.ToUnixTimeMilliseconds()
                    );
                }

                return user;
            },
            cancellationToken
        );

    public override Task<bool> RemoveUserAsync(string name, AuditEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync(
            () =>
                Find(database, name) is { } user
                && (!IsLast(user) || (long)database.Scalar("SELECT count(*) FROM account")! == 1)
                && database.Execute("DELETE FROM account WHERE name = @p1", name) > 0
                && database.Audit(entry) > 0,
            cancellationToken
        );

    public override Task<bool> AddTokenAsync(AccessToken token, string hash, AuditEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync(
            () =>
                database.Add(
                    "token",
                    ["name", "role", "scheme", "at", "made_by", "expires", "hash"],
                    token.Name,
                    $"{token.Role}",
                    Joined(token.Schemes),
                    token.Made.ToUnixTimeMilliseconds(),
                    token.MadeBy,
                    token.Expires?.ToUnixTimeMilliseconds(),
                    hash
                ) > 0
                && database.Audit(entry) > 0,
            cancellationToken
        );

    public override Task<IReadOnlyList<AccessToken>> TokensAsync(CancellationToken cancellationToken) =>
        side.ReadAsync<IReadOnlyList<AccessToken>>(
            d => d.Query($"SELECT {TokenColumns} FROM token ORDER BY name, scheme", TokenOf),
            cancellationToken
        );

    public override Task<bool> RemoveTokenAsync(
        string name,
        IReadOnlyList<string> schemes,
        AuditEntry entry,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            () =>
                database.Execute("DELETE FROM token WHERE name = @p1 AND scheme = @p2", name, Joined(schemes)) > 0
                && database.Audit(entry) > 0,
            cancellationToken
        );

    public override Task<AccessToken?> FindTokenAsync(string hash, CancellationToken cancellationToken) =>
        side.ReadAsync(
            d => d.Query($"SELECT {TokenColumns} FROM token WHERE hash = @p1", TokenOf, hash) is [var found, ..] ? found : null,
            cancellationToken
        );

    public override Task AuditAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync(() => database.Audit(entry), cancellationToken);

    public override Task<IReadOnlyList<AuditEntry>> AuditAsync(AuditQuery query, CancellationToken cancellationToken) =>
        side.ReadAsync<IReadOnlyList<AuditEntry>>(
            d =>
                d.Query(
                    "SELECT no, at, who, origin, detail, scheme, action FROM audit WHERE (@p1 IS NULL OR scheme = @p1) AND "
                        + "(@p2 IS NULL OR who = @p2) AND no < @p3 ORDER BY no DESC LIMIT @p4",
                    r => new AuditEntry(
                        new AuditStamp(Time(r.GetInt64(1)), r.GetString(2), r.GetString(3))
                        {
                            Detail = r.IsDBNull(4) ? null : r.GetString(4),
                        },
                        r.GetString(5),
                        StoredText.Read(r.GetString(6))
                    )
                    {
                        Number = r.GetInt64(0),
                    },
                    query.Scheme,
                    query.Who,
                    query.Before ?? long.MaxValue,
                    query.Limit
                ),
            cancellationToken
        );

    private bool IsLast(User user) =>
        user.Role == Role.Administrator
        && database.Scalar("SELECT 1 FROM account WHERE role = @p1 AND name <> @p2 LIMIT 1", $"{Role.Administrator}", user.Name) is null;

    private static User? Find(StoreDatabase database, string name) =>
        database.Query($"SELECT {UserColumns} FROM account WHERE name = @p1", UserOf, name) is [var found] ? found : null;

    private static object?[] Values(User user) =>
        [
            user.Name,
            $"{user.Role}",
            user.PasswordHash,
            user.Stamp,
            user.Failures,
            user.LockedUntil?.ToUnixTimeMilliseconds(),
            user.Made.ToUnixTimeMilliseconds(),
        ];

    private static User UserOf(DbDataReader row) =>
        new(row.GetString(0), Enum.Parse<Role>(row.GetString(1)), Time(row.GetInt64(6)))
        {
            PasswordHash = row.IsDBNull(2) ? null : row.GetString(2),
            Stamp = row.GetString(3),
            Failures = (int)row.GetInt64(4),
            LockedUntil = row.IsDBNull(5) ? null : Time(row.GetInt64(5)),
        };

    private static AccessToken TokenOf(DbDataReader row) =>
        new(
            row.GetString(0),
            Enum.Parse<Role>(row.GetString(1)),
            row.GetString(2).Split(Separator, StringSplitOptions.RemoveEmptyEntries),
            Time(row.GetInt64(3)),
            row.GetString(4),
            row.IsDBNull(5) ? null : Time(row.GetInt64(5))
        );

    // Ids of schemes have neither commas nor capitals other than hexadecimal digits, so the text identifies the list.
    private static string Joined(IReadOnlyList<string> schemes) => string.Join(Separator, schemes.Distinct().Order(StringComparer.Ordinal));

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
