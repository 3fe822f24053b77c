using System.Security.Cryptography;
using System.Text;

namespace QingYi.Web.Access;

/// <summary>The code with which the first administrator is made. It is good for one user and ends with the process.</summary>
public sealed class SetUpCode
{
    private readonly Lock gate = new();
    private string? text = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));

    /// <summary>The address of the page that takes the code; empty: the code was used.</summary>
    public string Address => text is { } code ? $"/setup?code={code}" : "";

    /// <summary>Returns whether this is the code, which is then used up.</summary>
    internal bool Take(string? given)
    {
        lock (gate)
        {
            var isRight =
                text is { } code
                && given is { Length: > 0 }
                && CryptographicOperations.FixedTimeEquals(
                    SHA256.HashData(Encoding.UTF8.GetBytes(given.Trim())),
                    SHA256.HashData(Encoding.UTF8.GetBytes(code))
                );
            text = isRight ? null : text;
            return isRight;
        }
    }

    /// <summary>Makes the code good again: the user could not be made.</summary>
    internal void GiveBack(string code)
    {
        lock (gate)
        {
            text = code.Trim();
        }
    }
}
