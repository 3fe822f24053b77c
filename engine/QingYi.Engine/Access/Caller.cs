using QingYi.Engine.Stores;

namespace QingYi.Engine.Access;

/// <summary>Who calls a use case: what it may do, and what the audit says of it.</summary>
/// <param name="Name">The name of the user or of the account of the operating system; of a token with <c>token:</c> before it.</param>
/// <param name="Role">What the caller may do.</param>
/// <param name="From">The address of the caller, or the name of the machine on which a command runs.</param>
public sealed record Caller(string Name, Role Role, string From)
{
    /// <summary>The schemes to which the caller is limited; empty, the default: all of them, and the host.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>
    /// Who runs a command: the account of the operating system. It can read the files of the store anyway, so it may do everything.
    /// </summary>
    public static Caller OfTerminal { get; } = new(Environment.UserName, Role.Administrator, Environment.MachineName);

    /// <summary>Returns the name of a role, for people.</summary>
    public static LocalizedText Label(Role role) => AccessTexts.Name(role);

    /// <summary>Whether the caller may know of a scheme.</summary>
    public bool Sees(string? scheme) => Schemes.Count == 0 || (scheme is not null && Schemes.Contains(scheme, StringComparer.Ordinal));

    /// <summary>Checks that the caller may do what concerns the host or all of its schemes.</summary>
    /// <exception cref="RefusedException">Its role does not suffice, or it is limited to some schemes.</exception>
    public void Require(Role role)
    {
        if (Schemes.Count > 0)
        {
            throw new RefusedException(Refusal.Forbidden, AccessTexts.IsLimited(Name, Schemes));
        }

        RequireRole(role);
    }

    /// <summary>Checks that the caller may do what concerns a scheme.</summary>
    /// <exception cref="RefusedException">Its role does not suffice, or it is limited to other schemes.</exception>
    public void Require(Role role, string scheme)
    {
        if (!Sees(scheme))
        {
            throw new RefusedException(Refusal.Forbidden, AccessTexts.IsLimited(Name, Schemes));
        }

        RequireRole(role);
    }

    /// <summary>Checks that the caller may post records to a scheme: a sender, or who operates the scheme.</summary>
    /// <exception cref="RefusedException">It may not.</exception>
    public void RequireSender(string scheme) => Require(Role == Role.Sender ? Role.Sender : Role.Operator, scheme);

    /// <summary>What the audit says of a change that the caller makes.</summary>
    /// <param name="at">The time.</param>
    /// <param name="detail">What is replaced by what; null: the action says it all.</param>
    public AuditStamp Stamp(DateTimeOffset at, string? detail = null) => new(at, Name, From) { Detail = detail };

    private void RequireRole(Role role)
    {
        if (Role < role)
        {
            throw new RefusedException(Refusal.Forbidden, AccessTexts.NeedsRole(Name, Role, role));
        }
    }
}
